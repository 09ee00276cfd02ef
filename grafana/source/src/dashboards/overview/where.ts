/** Where it is: on the map, by county and by family, and the newest one by one. */
import {
    BY_RANK,
    COLOURS,
    FAMILIES,
    IN_JURISDICTION,
    PRIORITIES,
    PRIORITY_RANKS,
    STANDING,
    TO_ALARM,
    TO_DEVICE,
    both,
    column,
    field,
    geomap,
    hidden,
    lines,
    name,
    rows,
    steps,
    table,
    timeColumn,
    toDashboard,
} from '../../kit/index.js';

export const map = geomap({
    title: both('监测单位分布', 'Sites'),
    description: both(
        '每个单位按其最严重的未关闭报警着色。底图由 Grafana 的配置决定。',
        "Each site in the colour of its worst open alarm. The base map is that of Grafana's configuration.",
    ),
    query: rows(lines`
        SELECT s.latitude, s.longitude, site, ${name('s.name')}, ${name('s.county_name')},
               coalesce(max(a.priority_rank), -1) AS worst, count(a.alarm) AS alarms
        FROM site s
        LEFT JOIN (SELECT site, alarm, priority_rank FROM alarm WHERE ${STANDING}) a USING (site)
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

export const newest = table({
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

export const counties = table({
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
            WHERE ${STANDING} AND ${IN_JURISDICTION}
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

export const families = table({
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
            WHERE ${STANDING} AND ${IN_JURISDICTION}
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
