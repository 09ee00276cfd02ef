import {
    BY_RANK,
    COLOURS,
    IN_JURISDICTION,
    PRIORITIES,
    PRIORITY_RANKS,
    TO_ALARM,
    TO_DEVICE,
    both,
    column,
    dashboard,
    field,
    geomap,
    hidden,
    jurisdiction,
    lines,
    name,
    row,
    rows,
    series,
    stat,
    steps,
    table,
    timeColumn,
    timeseries,
    toDashboard,
    top,
} from '../kit/index.js';

const byPriority = stat({
    title: both('未关闭报警', 'Open alarms'),
    description: both(
        '按优先级的未恢复正常的报警数；已搁置、按设计抑制和停用的不计。',
        'Alarms that are not normal yet, by priority; what is shelved, suppressed by design or out of service is not counted.',
    ),
    width: 12,
    query: rows(lines`
        SELECT count(*) FILTER (WHERE priority = 'urgent') AS urgent,
               count(*) FILTER (WHERE priority = 'high') AS high,
               count(*) FILTER (WHERE priority = 'medium') AS medium,
               count(*) FILTER (WHERE priority = 'low') AS low
        FROM alarm
        WHERE open AND state NOT IN ('shelved', 'suppressed_by_design', 'out_of_service') AND ${IN_JURISDICTION}`),
    unit: 'none',
    coloured: 'background',
    fields: {
        urgent: { displayName: both('紧急', 'Urgent'), thresholds: steps(COLOURS.good, [1, COLOURS.urgent]) },
        high: { displayName: both('高', 'High'), thresholds: steps(COLOURS.good, [1, COLOURS.high]) },
        medium: { displayName: both('中', 'Medium'), thresholds: steps(COLOURS.good, [1, COLOURS.medium]) },
        low: { displayName: both('低', 'Low'), thresholds: steps(COLOURS.good, [1, COLOURS.low]) },
    },
});

const offlineCount = stat({
    title: both('离线设备', 'Devices offline'),
    description: both(
        '超过 5 分钟且超过 3 个上报间隔没有数据，或连接已断开的设备。',
        'Devices not heard for more than 5 minutes and 3 of their intervals, or whose connection is lost.',
    ),
    query: rows(`SELECT count(*) FILTER (WHERE offline) AS offline FROM device WHERE ${IN_JURISDICTION}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
    coloured: 'background',
});

const freshness = stat({
    title: both('数据及时率', 'Heard in time'),
    description: both('按时上报的设备占全部设备的比例。', 'Share of all devices that report in time.'),
    query: rows(lines`
        SELECT count(*) FILTER (WHERE NOT offline)::float8 / nullif(count(*), 0) AS share
        FROM device WHERE ${IN_JURISDICTION}`),
    unit: 'percentunit',
    decimals: 1,
    thresholds: steps(COLOURS.urgent, [0.9, COLOURS.medium], [0.98, COLOURS.good]),
});

const complianceToday = stat({
    title: both('今日达标', 'Compliant today'),
    description: both(
        '今日有数据、有法定限值的监测项目中，至今没有超限报警或记录的比例；准确的日达标率在当日结束后给出。',
        'Of what is measured today and has a legal limit, the share without an alarm or excursion so far; the exact rates come when the day is over.',
    ),
    query: rows(lines`
        SELECT count(*) FILTER (WHERE kept)::float8 / nullif(count(*), 0) AS rate
        FROM compliance_today WHERE ${IN_JURISDICTION}`),
    unit: 'percentunit',
    decimals: 1,
    thresholds: steps(COLOURS.urgent, [0.9, COLOURS.medium], [0.98, COLOURS.good]),
    noValue: both('尚无数据', 'No data yet'),
});

const map = geomap({
    title: both('监测单位分布', 'Sites'),
    description: both(
        '每个单位按其最严重的未关闭报警着色。底图由 Grafana 的配置决定。',
        "Each site in the colour of its worst open alarm. The base map is that of Grafana's configuration.",
    ),
    query: rows(lines`
        SELECT s.latitude, s.longitude, s.site, ${name('s.name')}, ${name('s.county_name')},
               coalesce(max(a.priority_rank), -1) AS worst, count(a.alarm) AS alarms
        FROM site s
        LEFT JOIN alarm a ON a.site = s.site AND a.open
            AND a.state NOT IN ('shelved', 'suppressed_by_design', 'out_of_service')
        WHERE s.latitude IS NOT NULL AND s.longitude IS NOT NULL AND s.${IN_JURISDICTION}
        GROUP BY 1, 2, 3, 4, 5
        ORDER BY worst
        LIMIT 5000`),
    layer: both('单位', 'Sites'),
    colourBy: 'worst',
    thresholds: BY_RANK,
    fields: {
        name: { displayName: both('单位', 'Site') },
        county_name: { displayName: both('区县', 'County') },
        worst: {
            displayName: both('最高优先级', 'Worst alarm'),
            mappings: PRIORITY_RANKS,
            thresholds: BY_RANK,
            links: [toDashboard('alarms', both('该单位的报警', 'Alarms of the site'), { site: field('site') })],
        },
        alarms: { displayName: both('未关闭报警', 'Open alarms') },
    },
});

const newest = table({
    title: both('最新未确认报警', 'Newest unacknowledged alarms'),
    description: both('最新的 50 条；点击规则到控制台确认。', 'The newest 50; the rule leads to the console, to acknowledge.'),
    width: 12,
    height: 14,
    query: rows(lines`
        SELECT alarm, device, raised_at, priority, ${name('rule_name')}, ${name('site_name')}, ${name('device_name')}
        FROM alarm
        WHERE state IN ('unacknowledged', 'returned_unacknowledged', 'latched_unacknowledged') AND ${IN_JURISDICTION}
        ORDER BY raised_at DESC
        LIMIT 50`),
    columns: [
        hidden('alarm'),
        hidden('device'),
        timeColumn('raised_at', both('报警时间', 'Raised')),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM] }),
        column('site_name', both('单位', 'Site')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
    ],
});

const rate = timeseries({
    title: both('报警数', 'Alarms raised'),
    description: both('每个时段新产生的报警。', 'Alarms raised in each step of time.'),
    query: series(lines`
        SELECT date_bin(greatest('$__interval'::interval, interval '10 minutes'), raised_at, timestamptz '2000-01-01 00:00:00+08') AS time,
               count(*) AS ${both('"报警数"', '"Alarms"')}
        FROM alarm
        WHERE $__timeFilter(raised_at) AND ${IN_JURISDICTION}
        GROUP BY 1
        ORDER BY 1`),
    unit: 'none',
    style: 'bars',
});

export const overview = dashboard({
    name: 'overview',
    title: both('全域总览', 'Overview'),
    description: both('辖区内现在哪里有问题，谁该处理。', 'What is wrong where in the prefecture now.'),
    variables: [jurisdiction],
    from: 'now-24h',
    sections: [
        top(byPriority, offlineCount, freshness, complianceToday, map, newest),
        row(both('趋势', 'Trends'), [rate]),
    ],
});
