/** When they came, and from where. */
import {
    COLOURS,
    PRIORITY_FIELDS,
    barchart,
    bargauge,
    both,
    familyName,
    lines,
    name,
    priorityName,
    rows,
    series,
    timeseries,
} from '../../kit/index.js';
import { RAISED } from './chosen.js';

export const perDay = timeseries({
    title: both('每日报警', 'Alarms by day'),
    description: both('按北京时间的日和优先级。', 'By days of Beijing time and priority.'),
    query: series(lines`
        SELECT date_trunc('day', raised_at AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai' AS time,
               ${priorityName('priority')} AS metric, count(*) AS value
        FROM alarm
        WHERE ${RAISED}
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    unit: 'none',
    style: 'bars',
    stacked: true,
    fields: PRIORITY_FIELDS,
});

export const perHour = barchart({
    title: both('一天中的时刻', 'Time of day'),
    description: both('时段内的报警按一天中的小时（北京时间）。', 'Alarms of the time shown by hour of the day (Beijing time).'),
    query: rows(lines`
        SELECT to_char(h, 'FM00') AS hour, count(a.raised_at) AS ${both('"报警"', '"Alarms"')}
        FROM generate_series(0, 23) AS h
        LEFT JOIN (SELECT raised_at FROM alarm WHERE ${RAISED}) AS a
            ON extract(hour FROM a.raised_at AT TIME ZONE 'Asia/Shanghai') = h
        GROUP BY h
        ORDER BY h`),
    x: 'hour',
    unit: 'none',
    legend: false,
});

export const perFamily = bargauge({
    title: both('按类别', 'By family'),
    description: both('时段内的报警按设备类别。', 'Alarms of the time shown by family of devices.'),
    query: rows(lines`
        SELECT ${familyName('family')} AS family, count(*) AS alarms
        FROM alarm
        WHERE ${RAISED}
        GROUP BY 1
        ORDER BY 2 DESC`),
    unit: 'none',
    min: 0,
    colour: COLOURS.low,
});

export const perCounty = bargauge({
    title: both('按区县', 'By county'),
    description: both('时段内的报警按区县，最多的 15 个。', 'Alarms of the time shown by county, the 15 with most.'),
    query: rows(lines`
        SELECT ${name('county_name')}, count(*) AS alarms
        FROM alarm
        WHERE ${RAISED}
        GROUP BY 1
        ORDER BY 2 DESC
        LIMIT 15`),
    unit: 'none',
    min: 0,
    colour: COLOURS.low,
});

export const perRule = bargauge({
    title: both('按规则', 'By rule'),
    description: both('时段内的报警按规则，最多的 15 条。', 'Alarms of the time shown by rule, the 15 with most.'),
    query: rows(lines`
        SELECT ${name('rule_name')}, count(*) AS alarms
        FROM alarm
        WHERE ${RAISED}
        GROUP BY 1
        ORDER BY 2 DESC
        LIMIT 15`),
    unit: 'none',
    min: 0,
    colour: COLOURS.low,
});
