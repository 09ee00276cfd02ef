/** The figures at the top: what is wrong, and how much of it. */
import { COLOURS, IN_JURISDICTION, STANDING, both, lines, rows, stat, steps, toDashboard } from '../../kit/index.js';

export const byPriority = stat({
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
        WHERE ${STANDING} AND ${IN_JURISDICTION}`),
    unit: 'none',
    coloured: 'background',
    fields: {
        urgent: { displayName: both('紧急', 'Urgent'), thresholds: steps(COLOURS.good, [1, COLOURS.urgent]) },
        high: { displayName: both('高', 'High'), thresholds: steps(COLOURS.good, [1, COLOURS.high]) },
        medium: { displayName: both('中', 'Medium'), thresholds: steps(COLOURS.good, [1, COLOURS.medium]) },
        low: { displayName: both('低', 'Low'), thresholds: steps(COLOURS.good, [1, COLOURS.low]) },
    },
});

export const offlineCount = stat({
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

export const freshness = stat({
    title: both('数据及时率', 'Heard in time'),
    description: both('按时上报的设备占全部设备的比例。', 'Share of all devices that report in time.'),
    query: rows(lines`
        SELECT count(*) FILTER (WHERE NOT offline)::float8 / nullif(count(*), 0) AS share
        FROM device WHERE ${IN_JURISDICTION}`),
    unit: 'percentunit',
    decimals: 1,
    thresholds: steps(COLOURS.urgent, [0.9, COLOURS.medium], [0.98, COLOURS.good]),
});

export const complianceToday = stat({
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

export const unacknowledged = stat({
    title: both('未确认', 'Unacknowledged'),
    description: both('无人确认的报警，含已恢复的。', 'Alarms that nobody has taken note of, also those that are over.'),
    query: rows(lines`
        SELECT count(*) AS alarms
        FROM alarm
        WHERE state IN ('unacknowledged', 'returned_unacknowledged', 'latched_unacknowledged') AND ${IN_JURISDICTION}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
});

export const longestUnacknowledged = stat({
    title: both('最久未确认', 'Longest unacknowledged'),
    description: both('未关闭的紧急和高优先级报警中，最久未被确认的时长。', 'Of open alarms of high and urgent priority, how long the oldest has been waiting for somebody to take note.'),
    query: rows(lines`
        SELECT extract(epoch FROM now() - min(raised_at)) AS seconds
        FROM alarm
        WHERE state = 'unacknowledged' AND priority_rank >= 2 AND ${IN_JURISDICTION}`),
    unit: 'dtdurations',
    thresholds: steps(COLOURS.good, [900, COLOURS.medium], [3600, COLOURS.urgent]),
    noValue: both('无', 'None'),
});

export const flood = stat({
    title: both('最近 10 分钟报警', 'Alarms in the last 10 min'),
    description: both(
        '超过 10 个即为报警泛滥（ISA-18.2），一人已难以应对。',
        'More than 10 are a flood (ISA-18.2): more than one person can take in.',
    ),
    query: rows(lines`
        SELECT count(*) AS alarms
        FROM alarm_call
        WHERE time > now() - interval '10 minutes' AND ${IN_JURISDICTION}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [3, COLOURS.medium], [11, COLOURS.urgent]),
});

export const complianceWeek = stat({
    title: both('近 7 日达标率', 'Compliant, last 7 days'),
    description: both('此前 7 个整日，未超出法定限值的单次测量值的比例。', 'Of the last 7 whole days: the share of single values that broke no legal limit.'),
    query: rows(lines`
        SELECT sum(compliant)::float8 / nullif(sum(judged), 0) AS rate
        FROM compliance_day
        WHERE day >= (now() AT TIME ZONE 'Asia/Shanghai')::date - 7 AND ${IN_JURISDICTION}`),
    unit: 'percentunit',
    decimals: 2,
    thresholds: steps(COLOURS.urgent, [0.9, COLOURS.medium], [0.98, COLOURS.good]),
    noValue: both('尚无数据', 'No data yet'),
});

export const overdueContainers = stat({
    title: both('超期医疗废物', 'Medical waste overdue'),
    description: both('已超过时限的未办结容器。', 'Containers that are still open and past a time limit.'),
    query: rows(lines`
        SELECT count(*) AS containers
        FROM container
        WHERE open AND overdue_since IS NOT NULL AND ${IN_JURISDICTION}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.urgent]),
    links: [toDashboard('medical-waste', both('医疗废物', 'Medical waste'))],
});

export const ongoingExcursions = stat({
    title: both('事后发现的超限', 'Excursions found late'),
    description: both(
        '补传数据中发现、时段内发生的超限；它们不产生实时报警。',
        'Limits that late data shows to have been exceeded in the time shown; they raise no live alarm.',
    ),
    query: rows(lines`
        SELECT count(*) AS excursions
        FROM excursion
        WHERE standing <> 'withdrawn' AND $__timeFilter(onset_at) AND ${IN_JURISDICTION}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.medium]),
});
