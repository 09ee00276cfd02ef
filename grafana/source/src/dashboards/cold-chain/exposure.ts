/** What vaccine in the equipment was exposed to. */
import {
    COLOURS,
    TO_DEVICE,
    bargauge,
    both,
    column,
    hidden,
    labelled,
    lines,
    name,
    rows,
    selected,
    steps,
    table,
    text,
} from '../../kit/index.js';
import { RANGE_END } from '../parts/sql.js';
import { STORAGE_CLASSES, USES } from './words.js';

const DEVICES = selected('device');
const RANGE = '$__timeFrom()::timestamptz, $__timeTo()::timestamptz';

/** Devices that were beyond a limit in some hour: of the others it is known at once that they were out of range for no minute. */
const SUSPECTS = `ARRAY(
    SELECT DISTINCT s.device
    FROM series(${DEVICES}, ARRAY['temp'], ${RANGE}, interval '1 hour') s
    JOIN limit_in_force l ON l.device = s.device AND l.field = s.field
    WHERE CASE l.bound WHEN 'low' THEN s.min_value < l.value ELSE s.max_value > l.value END)`;
const OUTSIDE = `out_of_range(${SUSPECTS}, ARRAY['temp'], ${RANGE})`;

export const tooCold = bargauge({
    title: both('低于下限的时间', 'Time too cold'),
    description: both(
        '所选时段内分钟均值低于有效下限的时间，最长的 15 台。冻结比升温严重：对冻结敏感的疫苗，一次即不可逆。',
        'Minutes below the low limit in force, the 15 longest. Freezing is worse than warmth: freeze-sensitive vaccine is lost by a single event.',
    ),
    width: 12,
    query: rows(lines`
        SELECT d.label, coalesce(o.low_minutes, 0) AS low_minutes
        FROM ${labelled()} d LEFT JOIN ${OUTSIDE} o USING (device)
        ORDER BY 2 DESC, 1
        LIMIT 15`),
    unit: 'm',
    min: 0,
    thresholds: steps(COLOURS.good, [1, COLOURS.urgent]),
});

export const tooWarm = bargauge({
    title: both('高于上限的时间', 'Time too warm'),
    description: both(
        '所选时段内分钟均值高于有效上限的时间，最长的 15 台。',
        'Minutes above the high limit in force, the 15 longest.',
    ),
    width: 12,
    query: rows(lines`
        SELECT d.label, coalesce(o.high_minutes, 0) AS high_minutes
        FROM ${labelled()} d LEFT JOIN ${OUTSIDE} o USING (device)
        ORDER BY 2 DESC, 1
        LIMIT 15`),
    unit: 'm',
    min: 0,
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
});

export const note = text({
    title: both('读法', 'How to read it'),
    description: both('平均动力学温度的含义与限度。', 'What the mean kinetic temperature means, and what not.'),
    content: both(
        '**平均动力学温度（MKT）只反映累积热暴露，不能抵消任何一次冻结或超温。** 例：5 ℃ 一天中有 1 小时 −2 ℃，MKT 仍为 4.8 ℃，而疫苗可能已冻结失效（USP〈1079.2〉）。判定看最低温度、低于下限的时间与报警；是否可用由人决定。',
        '**The mean kinetic temperature (MKT) shows cumulative warmth only. It clears no freeze event and no excursion.** A day at 5 °C with an hour at −2 °C has an MKT of 4.8 °C, and the vaccine may be frozen (USP <1079.2>). Judge by the minimum, the time too cold and the alarms; people decide whether vaccine may be used.',
    ),
});

export const exposure = table({
    title: both('温度暴露', 'Exposure'),
    description: both(
        '所选时段内每台设备的最低、平均、最高温度、平均动力学温度（不抵消冻结）、低于下限与高于上限的时间，以及有数据的时间：没有数据的时间不能证明温度合格。',
        'Of each in the time range: minimum, mean, maximum, mean kinetic temperature (clears no freeze), time below and above the limits in force, and time with data: of the rest nothing proves the temperature.',
    ),
    height: 10,
    query: rows(lines`
        SELECT d.device, ${name('d.site_name')}, ${name('d.name')}, d.facility_class, d.sampling_point,
               coalesce(o.low_minutes, 0) AS low_minutes, coalesce(o.high_minutes, 0) AS high_minutes,
               e.minimum, e.mean, e.maximum, e.mkt, e.minutes,
               least(1, e.minutes * 60 / extract(epoch FROM ${RANGE_END} - $__timeFrom()::timestamptz)::float8) AS coverage
        FROM exposure(${DEVICES}, ${RANGE}) e
        JOIN device d USING (device)
        LEFT JOIN ${OUTSIDE} o USING (device)
        ORDER BY low_minutes DESC, high_minutes DESC, 2, 3
        LIMIT 200`),
    filterable: true,
    columns: [
        hidden('device'),
        column('site_name', both('单位', 'Site')),
        column('name', both('设备', 'Equipment'), { links: [TO_DEVICE] }),
        column('facility_class', both('储存类别', 'Class'), { mappings: STORAGE_CLASSES, width: 90 }),
        column('sampling_point', both('用途', 'Use'), { mappings: USES, width: 80 }),
        column('low_minutes', both('低于下限', 'Too cold'), {
            unit: 'm',
            thresholds: steps(COLOURS.neutral, [1, COLOURS.urgent]),
            coloured: 'text',
        }),
        column('high_minutes', both('高于上限', 'Too warm'), {
            unit: 'm',
            thresholds: steps(COLOURS.neutral, [1, COLOURS.high]),
            coloured: 'text',
        }),
        column('minimum', both('最低', 'Minimum'), { unit: 'celsius', decimals: 1 }),
        column('mean', both('平均', 'Mean'), { unit: 'celsius', decimals: 1 }),
        column('maximum', both('最高', 'Maximum'), { unit: 'celsius', decimals: 1 }),
        column('mkt', both('MKT（不抵消冻结）', 'MKT (clears no freeze)'), { unit: 'celsius', decimals: 1 }),
        column('minutes', both('有数据时间', 'Time with data'), { unit: 'm' }),
        column('coverage', both('占时段', 'Share of the range'), { unit: 'percentunit', decimals: 0 }),
    ],
});

export const openings = table({
    title: both('开门与断电', 'Door openings and power cuts'),
    description: both('所选时段内的次数、累计和最长时间，最多的 40 台；尚未结束的算到现在。', 'How often, how long in sum, and the longest, in the time range, of the 40 with most; what still goes on counts until now.'),
    query: rows(lines`
        WITH restless AS MATERIALIZED (
            SELECT device
            FROM (
                SELECT device, CASE field WHEN 'mains_power' THEN 1 - value ELSE value END AS hours
                FROM series(${DEVICES}, ARRAY['door_open', 'mains_power'], ${RANGE}, interval '1 hour')
                UNION ALL
                SELECT device, 1.0 / 60 FROM event
                WHERE device = ANY(${DEVICES}) AND type IN ('door.opened', 'power.lost') AND $__timeFilter(time)
            ) AS apart
            GROUP BY device
            ORDER BY sum(hours) DESC NULLS LAST
            LIMIT 40
        ), span AS (
            SELECT device, state, coalesce(lead(time) OVER (PARTITION BY device, kind ORDER BY time), ${RANGE_END}) - time AS lasted
            FROM (
                SELECT 'door' AS kind, time, device, state
                FROM state_span(ARRAY(SELECT device FROM restless), 'door', ${RANGE})
                UNION ALL
                SELECT 'power', time, device, state
                FROM state_span(ARRAY(SELECT device FROM restless), 'power', ${RANGE})
            ) AS told
        )
        SELECT d.device, ${name('d.site_name')}, ${name('d.name')},
               count(*) FILTER (WHERE state = 'open') AS openings,
               coalesce(extract(epoch FROM sum(lasted) FILTER (WHERE state = 'open')), 0)::float8 AS open_s,
               coalesce(extract(epoch FROM max(lasted) FILTER (WHERE state = 'open')), 0)::float8 AS longest_open_s,
               count(*) FILTER (WHERE state = 'lost') AS cuts,
               coalesce(extract(epoch FROM sum(lasted) FILTER (WHERE state = 'lost')), 0)::float8 AS lost_s,
               coalesce(extract(epoch FROM max(lasted) FILTER (WHERE state = 'lost')), 0)::float8 AS longest_lost_s
        FROM span JOIN device d USING (device)
        GROUP BY 1, 2, 3
        ORDER BY longest_lost_s DESC, longest_open_s DESC, 2, 3
        LIMIT 200`),
    columns: [
        hidden('device'),
        column('site_name', both('单位', 'Site')),
        column('name', both('设备', 'Equipment'), { links: [TO_DEVICE] }),
        column('openings', both('开门次数', 'Openings')),
        column('open_s', both('开门累计', 'Open in sum'), { unit: 's' }),
        column('longest_open_s', both('最长开门', 'Longest open'), { unit: 's' }),
        column('cuts', both('断电次数', 'Power cuts')),
        column('lost_s', both('断电累计', 'Without mains in sum'), { unit: 's' }),
        column('longest_lost_s', both('最长断电', 'Longest without mains'), { unit: 's' }),
    ],
});
