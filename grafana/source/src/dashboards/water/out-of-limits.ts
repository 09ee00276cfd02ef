/** For how long values were outside of their limits. */
import {
    COLOURS,
    OF_DEVICE,
    type Panel,
    TO_DEVICE,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    selected,
    steps,
    table,
} from '../../kit/index.js';
import { FROM, TO, list } from './lines.js';

/** SQL: minutes of readings whose means are judged: one, and more where the range is long. */
const STEP = `greatest(interval '1 minute', (${TO} - ${FROM}) / 720)`;

/**
 * SQL of an array: the chosen devices of which limits were broken in the range. Others were out of limits for less than
 * the delay of an alarm, if at all, so they need not be looked at.
 */
const BROKEN = `ARRAY(
    SELECT device FROM alarm
    WHERE ${OF_DEVICE} AND field IS NOT NULL AND raised_at < ${TO} AND (active OR cleared_at >= ${FROM})
    UNION
    SELECT device FROM excursion
    WHERE ${OF_DEVICE} AND field IS NOT NULL AND onset_at < ${TO} AND (ended_at IS NULL OR ended_at >= ${FROM}) AND standing <> 'withdrawn'
    LIMIT 200)`;

const SHARE = steps(COLOURS.good, [0.0001, COLOURS.medium], [0.05, COLOURS.high], [0.25, COLOURS.urgent]);

/**
 * Minutes outside of the legal limits, by site, device and field.
 *
 * @param openOnly only the opening hours of the site count
 */
export function minutesOut(fields: readonly string[], openOnly = false): Panel {
    const hours = openOnly ? `hours AS MATERIALIZED (SELECT site, opens, closes FROM opening(${selected('site')}, ${FROM}, ${TO})), ` : '';
    const whileOpen = openOnly
        ? ' AND EXISTS (SELECT FROM hours h WHERE h.site = d.site AND s.time >= h.opens AND s.time < h.closes)'
        : '';
    return table({
        title: openOnly ? both('开放时段内超标时长', 'Time out of limits while open') : both('超标时长', 'Time out of limits'),
        description: language =>
            both(
                '所选时间内测值均值超出法定限值的分钟数，按单位、设备和项目。只看有报警或回溯超限的设备；时间范围超过 12 小时，以其 1/720 为一步。',
                'Minutes whose mean was outside of the legal limits, by site, device and field. Only devices with an alarm or excursion are looked at; ranges above 12 hours are looked at in 720 steps.',
            )(language) + (openOnly ? both('闭馆时的值不计。', ' Values while closed are left out.')(language) : ''),
        query: rows(lines`
            WITH ${hours}step AS (SELECT ${STEP} AS step), bound AS MATERIALIZED (
                SELECT device, field, bound, value, valid_from, valid_until FROM limit_in_force
                WHERE legal AND averaging = 'value' AND ${OF_DEVICE} AND field = ANY(${list(fields)})
            ), judged AS (
                SELECT s.device, s.field, extract(epoch FROM greatest(step, d.interval_s * interval '1 second'))::float8 / 60 AS minutes,
                       coalesce(bool_or(b.bound = 'low' AND s.value < b.value), false) AS low,
                       coalesce(bool_or(b.bound = 'high' AND s.value > b.value), false) AS high,
                       min(s.min_value) AS lowest, max(s.max_value) AS highest
                FROM step CROSS JOIN series(${BROKEN}, ${list(fields)}, ${FROM}, ${TO}, ${STEP}) s
                JOIN device d USING (device)
                JOIN bound b ON b.device = s.device AND b.field = s.field AND s.time >= b.valid_from
                    AND (b.valid_until IS NULL OR s.time < b.valid_until)
                WHERE s.value IS NOT NULL${whileOpen}
                GROUP BY s.device, s.field, s.time, 3
            )
            SELECT d.device, ${name('d.county_name')}, ${name('d.site_name')}, ${name('d.name', 'device_name')}, ${name('f.name', 'field_name')},
                   coalesce(sum(j.minutes) FILTER (WHERE j.low), 0) AS low, coalesce(sum(j.minutes) FILTER (WHERE j.high), 0) AS high,
                   sum(j.minutes) AS measured, coalesce(sum(j.minutes) FILTER (WHERE j.low OR j.high), 0) / sum(j.minutes) AS share,
                   min(j.lowest) AS lowest, max(j.highest) AS highest, f.unit
            FROM judged j
            JOIN device d USING (device)
            JOIN field f USING (field)
            GROUP BY 1, 2, 3, 4, 5, f.unit
            HAVING bool_or(j.low OR j.high)
            ORDER BY share DESC, d.device
            LIMIT 100`),
        columns: [
            hidden('device'),
            column('county_name', both('区县', 'County')),
            column('site_name', both('单位', 'Site')),
            column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
            column('field_name', both('项目', 'Field')),
            column('low', both('低于下限', 'Too low'), { unit: 'suffix: min', decimals: 0 }),
            column('high', both('高于上限', 'Too high'), { unit: 'suffix: min', decimals: 0 }),
            column('measured', both('有数据', 'With data'), { unit: 'suffix: min', decimals: 0 }),
            column('share', both('占比', 'Share'), { unit: 'percentunit', decimals: 1, thresholds: SHARE, coloured: 'background' }),
            column('lowest', both('最低', 'Lowest'), { decimals: 2 }),
            column('highest', both('最高', 'Highest'), { decimals: 2 }),
            column('unit', both('计量单位', 'Unit'), { width: 80 }),
        ],
    });
}
