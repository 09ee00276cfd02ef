/** Whether every message that came is accounted for. */
import {
    COLOURS,
    FAMILY_WORDS,
    PRESENCES,
    TO_DEVICE,
    both,
    column,
    hidden,
    lines,
    name,
    named,
    rows,
    series,
    stat,
    steps,
    table,
    timeColumn,
    timeseries,
    words,
} from '../../kit/index.js';
import { said, stepOf } from '../parts/sql.js';

export const totals = stat({
    title: both('对账', 'Accounting'),
    description: both(
        '所选时段：收到 = 入库 + 重复 + 隔离，差额必须为 0。不平衡的设备小时即有报文去向不明。',
        'In the time range: received = stored + duplicate + quarantined, so the difference must be 0. An hour of a device that does not balance has messages of which nobody knows what became.',
    ),
    width: 24,
    query: rows(lines`
        SELECT coalesce(sum(received), 0) AS received, coalesce(sum(stored), 0) AS stored, coalesce(sum(duplicate), 0) AS duplicate,
               coalesce(sum(quarantined), 0) AS quarantined, coalesce(sum(received - stored - duplicate - quarantined), 0) AS difference,
               count(*) FILTER (WHERE NOT balanced) AS unbalanced,
               coalesce(sum(quarantined), 0)::float8 / nullif(sum(received), 0) AS share
        FROM accounting
        WHERE $__timeFilter(hour)`),
    unit: 'none',
    fields: {
        received: { displayName: both('收到', 'Received'), colour: COLOURS.neutral },
        stored: { displayName: both('入库', 'Stored'), colour: COLOURS.good },
        duplicate: { displayName: both('重复', 'Duplicate'), colour: COLOURS.low },
        quarantined: { displayName: both('隔离', 'Quarantined'), thresholds: steps(COLOURS.good, [1, COLOURS.medium]) },
        difference: {
            displayName: both('差额', 'Difference'),
            thresholds: steps(COLOURS.urgent, [0, COLOURS.good], [1, COLOURS.urgent]),
        },
        unbalanced: { displayName: both('不平衡的设备小时', 'Device hours unbalanced'), thresholds: steps(COLOURS.good, [1, COLOURS.urgent]) },
        share: { displayName: both('隔离率', 'Quarantined share'), unit: 'percentunit', decimals: 2, colour: COLOURS.neutral },
    },
});

export const hourly = timeseries({
    title: both('逐小时去向', 'What became of messages, by hour'),
    description: both('每小时入库、重复、隔离的报文数，叠加即为收到数；长时段合并。', 'Messages stored, duplicate and quarantined in each hour; together they are those received. Long time ranges take several hours together.'),
    interval: '1h',
    query: series(lines`
        SELECT ${stepOf('hour', '1 hour')} AS time, sum(stored)::float8 AS ${both('"入库"', '"Stored"')},
               sum(duplicate)::float8 AS ${both('"重复"', '"Duplicate"')}, sum(quarantined)::float8 AS ${both('"隔离"', '"Quarantined"')}
        FROM accounting
        WHERE $__timeFilter(hour)
        GROUP BY 1
        ORDER BY 1`),
    unit: 'none',
    style: 'bars',
    stacked: true,
});

export const difference = timeseries({
    title: both('逐小时差额', 'Difference, by hour'),
    description: both('收到减去入库、重复、隔离；任何不为 0 的小时都要查。', 'Received less stored, duplicate and quarantined; look into each hour that is not 0.'),
    interval: '1h',
    query: series(lines`
        SELECT ${stepOf('hour', '1 hour')} AS time,
               sum(abs(received - stored - duplicate - quarantined))::float8 AS ${both('"差额"', '"Difference"')},
               count(*) FILTER (WHERE NOT balanced)::float8 AS ${both('"不平衡的设备数"', '"Devices unbalanced"')}
        FROM accounting
        WHERE $__timeFilter(hour)
        GROUP BY 1
        ORDER BY 1`),
    unit: 'none',
    min: 0,
    style: 'bars',
    colour: COLOURS.urgent,
});

export const byDevice = table({
    title: both('按设备对账', 'Accounting by device'),
    description: both(
        '所选时段每台设备的报文；不平衡的在前，其次隔离最多的。不在登记表中的编号只有报文，没有名称。',
        'Messages of each device in the time range; unbalanced first, then those with most in quarantine. An id that is not registered has messages and no name.',
    ),
    height: 10,
    query: rows(lines`
        WITH counted AS (
            SELECT device, sum(received) AS received, sum(stored) AS stored, sum(duplicate) AS duplicate, sum(quarantined) AS quarantined,
                   count(*) FILTER (WHERE NOT balanced) AS unbalanced, count(*) AS hours
            FROM accounting
            WHERE $__timeFilter(hour)
            GROUP BY device
            ORDER BY unbalanced DESC, quarantined DESC, received DESC
            LIMIT 200
        )
        SELECT c.device, ${name('d.site_name')}, ${name('d.name')}, d.family, c.received, c.received::float8 / c.hours AS per_hour, c.stored,
               c.duplicate, c.quarantined, c.quarantined::float8 / nullif(c.received, 0) AS share, c.unbalanced, d.presence, d.heard_at
        FROM counted c LEFT JOIN device d USING (device)
        ORDER BY c.unbalanced DESC, c.quarantined DESC, c.received DESC
        LIMIT 200`),
    filterable: true,
    columns: [
        column('device', both('设备编号', 'Id'), { links: [TO_DEVICE], width: 190 }),
        column('site_name', both('单位', 'Site')),
        column('name', both('设备', 'Device')),
        column('family', both('类别', 'Family'), { mappings: words(...FAMILY_WORDS) }),
        column('received', both('收到', 'Received')),
        column('per_hour', both('每小时', 'Per hour'), { decimals: 1 }),
        column('stored', both('入库', 'Stored')),
        column('duplicate', both('重复', 'Duplicate')),
        column('quarantined', both('隔离', 'Quarantined'), { thresholds: steps(COLOURS.neutral, [1, COLOURS.medium]), coloured: 'text' }),
        column('share', both('隔离率', 'Share'), { unit: 'percentunit', decimals: 1 }),
        column('unbalanced', both('不平衡小时', 'Hours unbalanced'), { thresholds: steps(COLOURS.good, [1, COLOURS.urgent]), coloured: 'text' }),
        column('presence', both('连接', 'Connection'), { mappings: PRESENCES, coloured: 'text' }),
        timeColumn('heard_at', both('最近上报', 'Last heard')),
    ],
});

export const byFamily = timeseries({
    title: both('各类别报文数', 'Messages by family'),
    description: both('每小时收到的报文；某一类突然减少多为网关或网络故障。', 'Messages received in each hour; a family that suddenly sends less often has lost a gateway or a network.'),
    interval: '1h',
    query: series(lines`
        SELECT a.time, ${said("coalesce(d.family, 'unregistered')", [...FAMILY_WORDS, ['unregistered', both('未登记设备', 'Not registered')]])} AS metric,
               sum(a.received)::float8 AS value
        FROM (SELECT ${stepOf('hour', '1 hour')} AS time, device, sum(received) AS received
              FROM accounting WHERE $__timeFilter(hour) GROUP BY 1, 2) a
        LEFT JOIN device d USING (device)
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    unit: 'none',
    style: 'bars',
    stacked: true,
});

export const silent = table({
    title: both('无数据的设备', 'Silent devices'),
    description: both('离线的在前，其次按已过的上报间隔数。', 'Offline first, then by the reporting intervals that have passed.'),
    width: 12,
    query: rows(lines`
        SELECT device, presence, ${name('site_name')}, ${name('name')}, heard_at, silent_s, silent_s / nullif(interval_s, 0) AS intervals, ${named('county_name')} AS county
        FROM device
        ORDER BY offline DESC, silent_s / nullif(interval_s, 0) DESC NULLS FIRST
        LIMIT 100`),
    columns: [
        hidden('device'),
        column('presence', both('连接', 'Connection'), { mappings: PRESENCES, coloured: 'text', width: 100 }),
        column('county', both('区县', 'County')),
        column('site_name', both('单位', 'Site')),
        column('name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        timeColumn('heard_at', both('最近上报', 'Last heard')),
        column('silent_s', both('已过', 'Ago'), { unit: 's', decimals: 0 }),
        column('intervals', both('间隔数', 'Intervals'), { decimals: 1, thresholds: steps(COLOURS.good, [3, COLOURS.high]), coloured: 'text' }),
    ],
});
