import {
    BY_RANK,
    COLOURS,
    CONTAINER_STATES,
    FAMILIES,
    IN_JURISDICTION,
    PRESENCES,
    PRIORITIES,
    PRIORITY_FIELDS,
    PRIORITY_RANKS,
    TO_ALARM,
    TO_CONTAINER,
    TO_DEVICE,
    bargauge,
    both,
    column,
    dashboard,
    familyName,
    field,
    geomap,
    hidden,
    jurisdiction,
    lines,
    name,
    priorityName,
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


const unacknowledged = stat({
    title: both('未确认', 'Unacknowledged'),
    description: both('无人确认的报警，含已恢复的。', 'Alarms that nobody has taken note of, also those that are over.'),
    query: rows(lines`
        SELECT count(*) AS alarms
        FROM alarm
        WHERE state IN ('unacknowledged', 'returned_unacknowledged', 'latched_unacknowledged') AND ${IN_JURISDICTION}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
});

const longestUnacknowledged = stat({
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

const complianceWeek = stat({
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

const overdueContainers = stat({
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

const ongoingExcursions = stat({
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

const flood = stat({
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

const counties = table({
    title: both('各区县', 'By county'),
    description: both(
        '各区县的未关闭报警、离线设备和今日达标情况，最严重的在前。',
        'Open alarms, devices offline and compliance today of each county, the worst first.',
    ),
    width: 12,
    height: 10,
    query: rows(lines`
        WITH place AS (
            SELECT DISTINCT county, ${name('county_name')} FROM site WHERE ${IN_JURISDICTION}
        ), alarms AS (
            SELECT county, count(*) FILTER (WHERE priority = 'urgent') AS urgent, count(*) FILTER (WHERE priority = 'high') AS high,
                   count(*) FILTER (WHERE priority = 'medium') AS medium, count(*) FILTER (WHERE priority = 'low') AS low
            FROM alarm
            WHERE open AND state NOT IN ('shelved', 'suppressed_by_design', 'out_of_service') AND ${IN_JURISDICTION}
            GROUP BY county
        ), devices AS (
            SELECT county, count(*) AS devices, count(*) FILTER (WHERE offline) AS offline
            FROM device WHERE ${IN_JURISDICTION} GROUP BY county
        ), today AS (
            SELECT county, count(*) FILTER (WHERE kept)::float8 / nullif(count(*), 0) AS rate
            FROM compliance_today WHERE ${IN_JURISDICTION} GROUP BY county
        )
        SELECT county, county_name, coalesce(urgent, 0) AS urgent, coalesce(high, 0) AS high, coalesce(medium, 0) AS medium,
               coalesce(low, 0) AS low, coalesce(devices, 0) AS devices, coalesce(offline, 0) AS offline, rate
        FROM place LEFT JOIN alarms USING (county) LEFT JOIN devices USING (county) LEFT JOIN today USING (county)
        ORDER BY urgent DESC, high DESC, medium DESC, low DESC, offline DESC, county
        LIMIT 200`),
    columns: [
        hidden('county'),
        column('county_name', both('区县', 'County'), {
            links: [toDashboard('alarms', both('该区县的报警', 'Alarms of the county'), { jurisdiction: field('county') })],
        }),
        column('urgent', both('紧急', 'Urgent'), { coloured: 'background', width: 80, thresholds: steps('transparent', [1, COLOURS.urgent]) }),
        column('high', both('高', 'High'), { coloured: 'background', width: 80, thresholds: steps('transparent', [1, COLOURS.high]) }),
        column('medium', both('中', 'Medium'), { coloured: 'background', width: 80, thresholds: steps('transparent', [1, COLOURS.medium]) }),
        column('low', both('低', 'Low'), { coloured: 'background', width: 80, thresholds: steps('transparent', [1, COLOURS.low]) }),
        column('devices', both('设备', 'Devices'), { width: 80 }),
        column('offline', both('离线', 'Offline'), { coloured: 'text', width: 80, thresholds: steps(COLOURS.neutral, [1, COLOURS.high]) }),
        column('rate', both('今日达标', 'Compliant today'), {
            unit: 'percentunit',
            decimals: 1,
            coloured: 'text',
            thresholds: steps(COLOURS.urgent, [0.9, COLOURS.medium], [0.98, COLOURS.good]),
        }),
    ],
});

const families = table({
    title: both('各类别', 'By family'),
    description: both('各类设备的未关闭报警、离线设备和近 7 日达标率。', 'Open alarms, devices offline and compliance of the last 7 days of each family.'),
    width: 12,
    height: 10,
    query: rows(lines`
        WITH devices AS (
            SELECT family, count(*) AS devices, count(*) FILTER (WHERE offline) AS offline
            FROM device WHERE ${IN_JURISDICTION} GROUP BY family
        ), alarms AS (
            SELECT family, count(*) AS alarms, max(priority_rank) AS worst
            FROM alarm
            WHERE open AND state NOT IN ('shelved', 'suppressed_by_design', 'out_of_service') AND ${IN_JURISDICTION}
            GROUP BY family
        ), week AS (
            SELECT family, sum(compliant)::float8 / nullif(sum(judged), 0) AS rate
            FROM compliance_day
            WHERE day >= (now() AT TIME ZONE 'Asia/Shanghai')::date - 7 AND ${IN_JURISDICTION}
            GROUP BY family
        )
        SELECT family, coalesce(alarms, 0) AS alarms, coalesce(worst, -1) AS worst, devices, offline, rate
        FROM devices LEFT JOIN alarms USING (family) LEFT JOIN week USING (family)
        ORDER BY worst DESC, alarms DESC, family
        LIMIT 20`),
    columns: [
        column('family', both('类别', 'Family'), { mappings: FAMILIES }),
        column('alarms', both('未关闭报警', 'Open alarms')),
        column('worst', both('最高优先级', 'Worst'), { mappings: PRIORITY_RANKS, thresholds: BY_RANK, coloured: 'background' }),
        column('devices', both('设备', 'Devices')),
        column('offline', both('离线', 'Offline'), { coloured: 'text', thresholds: steps(COLOURS.neutral, [1, COLOURS.high]) }),
        column('rate', both('近 7 日达标率', 'Compliant, 7 days'), {
            unit: 'percentunit',
            decimals: 2,
            coloured: 'text',
            thresholds: steps(COLOURS.urgent, [0.9, COLOURS.medium], [0.98, COLOURS.good]),
        }),
    ],
});

const silence = bargauge({
    title: both('最后上报距今', 'Last heard'),
    description: both('全部设备按最后一次收到数据的时间分布。', 'All devices by how long ago they were last heard.'),
    height: 9,
    query: rows(lines`
        SELECT count(*) FILTER (WHERE silent_s < 300) AS m5,
               count(*) FILTER (WHERE silent_s >= 300 AND silent_s < 3600) AS h1,
               count(*) FILTER (WHERE silent_s >= 3600 AND silent_s < 86400) AS d1,
               count(*) FILTER (WHERE silent_s >= 86400) AS more,
               count(*) FILTER (WHERE silent_s IS NULL) AS never
        FROM device WHERE ${IN_JURISDICTION}`),
    unit: 'none',
    min: 0,
    eachRow: false,
    fields: {
        m5: { displayName: both('5 分钟内', 'within 5 min'), colour: COLOURS.good },
        h1: { displayName: both('1 小时内', 'within 1 h'), colour: COLOURS.medium },
        d1: { displayName: both('1 天内', 'within 1 day'), colour: COLOURS.high },
        more: { displayName: both('超过 1 天', 'longer ago'), colour: COLOURS.urgent },
        never: { displayName: both('从未', 'never'), colour: COLOURS.missing },
    },
});

const offlineDevices = table({
    title: both('离线设备清单', 'Devices offline'),
    description: both('离线最久的 200 台，从未上报的在前。', 'The 200 that have been silent for longest, those never heard first.'),
    width: 16,
    query: rows(lines`
        SELECT device, ${name('name')}, ${name('site_name')}, ${name('county_name')}, family, presence, heard_at, silent_s
        FROM device
        WHERE offline AND ${IN_JURISDICTION}
        ORDER BY heard_at NULLS FIRST, device
        LIMIT 200`),
    columns: [
        hidden('device'),
        column('name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('site_name', both('单位', 'Site')),
        column('county_name', both('区县', 'County'), { width: 130 }),
        column('family', both('类别', 'Family'), { mappings: FAMILIES, width: 130 }),
        column('presence', both('连接', 'Connection'), { mappings: PRESENCES, coloured: 'text', width: 120 }),
        timeColumn('heard_at', both('最后上报', 'Last heard')),
        column('silent_s', both('已离线', 'Silent for'), { unit: 'dtdurations', width: 150 }),
    ],
});

const rate = timeseries({
    title: both('报警数', 'Alarms'),
    description: both('每个时段的报警，按优先级。', 'Alarms in each step of time, by priority.'),
    query: series(lines`
        SELECT date_bin(greatest('$__interval'::interval, interval '10 minutes'), time, timestamptz '2000-01-01 00:00:00+08') AS time,
               ${priorityName('priority')} AS metric, count(*) AS value
        FROM alarm_call
        WHERE $__timeFilter(time) AND ${IN_JURISDICTION}
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    unit: 'none',
    style: 'bars',
    stacked: true,
    fields: PRIORITY_FIELDS,
});

const complianceDays = timeseries({
    title: both('每日达标率', 'Compliance by day'),
    description: both(
        '近 30 日各类别每日未超出法定限值的单次测量值的比例（北京时间的日）。',
        'Of the last 30 days: the share of single values that broke no legal limit, by family (days of Beijing time).',
    ),
    query: series(lines`
        SELECT time, ${familyName('family')} AS metric, sum(compliant)::float8 / nullif(sum(judged), 0) AS value
        FROM compliance_day
        WHERE $__timeFilter(time) AND ${IN_JURISDICTION}
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    timeFrom: '30d',
    unit: 'percentunit',
    max: 1,
    decimals: 1,
    spanNulls: 90_000_000,
});

const overdueList = table({
    title: both('超期容器', 'Containers overdue'),
    description: both('超期最久的 100 个未办结容器。', 'The 100 open containers that have been overdue for longest.'),
    width: 12,
    query: rows(lines`
        SELECT container, ${name('site_name')}, department, state, age_h, overdue_since, worst
        FROM container
        WHERE open AND overdue_since IS NOT NULL AND ${IN_JURISDICTION}
        ORDER BY overdue_since
        LIMIT 100`),
    columns: [
        column('container', both('容器', 'Container'), { links: [TO_CONTAINER] }),
        column('site_name', both('单位', 'Site')),
        column('department', both('科室', 'Department')),
        column('state', both('状态', 'State'), { mappings: CONTAINER_STATES }),
        column('age_h', both('已存在', 'Age'), { unit: 'h', decimals: 1 }),
        timeColumn('overdue_since', both('超期自', 'Overdue since')),
        column('worst', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
    ],
});

const excursions = table({
    title: both('事后发现的超限', 'Excursions found late'),
    description: both('时段内发生、由补传数据发现的超限，最新的 100 条。', 'Limits exceeded in the time shown as late data tells it, the newest 100.'),
    width: 12,
    query: rows(lines`
        SELECT device, onset_at, ended_at, ${name('rule_name')}, ${name('device_name')}, priority, extreme
        FROM excursion
        WHERE standing <> 'withdrawn' AND $__timeFilter(onset_at) AND ${IN_JURISDICTION}
        ORDER BY onset_at DESC
        LIMIT 100`),
    columns: [
        hidden('device'),
        timeColumn('onset_at', both('开始', 'From')),
        timeColumn('ended_at', both('结束', 'Until')),
        column('rule_name', both('规则', 'Rule')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('extreme', both('极值', 'Extreme'), { width: 100 }),
    ],
});

export const overview = dashboard({
    name: 'overview',
    title: both('全域总览', 'Overview'),
    description: both('辖区内现在哪里有问题，谁该处理。', 'What is wrong where in the prefecture now.'),
    variables: [jurisdiction],
    from: 'now-24h',
    sections: [
        top(
            byPriority,
            offlineCount,
            freshness,
            complianceToday,
            unacknowledged,
            longestUnacknowledged,
            flood,
            complianceWeek,
            overdueContainers,
            ongoingExcursions,
            map,
            newest,
        ),
        row(both('区县与类别', 'Counties and families'), [counties, families]),
        row(both('离线', 'Offline'), [silence, offlineDevices]),
        row(both('趋势', 'Trends'), [rate, complianceDays]),
        row(both('需要跟进', 'To follow up'), [overdueList, excursions]),
    ],
});
