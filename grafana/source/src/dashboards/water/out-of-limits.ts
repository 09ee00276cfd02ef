/** For how long values were outside of their limits. */
import {
    COLOURS,
    type In,
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
import { FROM, TO, gravest, list } from './lines.js';

/** Each minute of each device is looked at. */
const MOST_WHILE_OPEN = 30;

/** SQL: minutes of readings whose means are judged: one, and more where the range is longer than six hours. */
const STEP = `greatest(interval '1 minute', (${TO} - ${FROM}) / 360)`;

/**
 * SQL of an array: the chosen devices of which limits were broken in the range. Others were out of limits for less than
 * the delay of an alarm, if at all, so they need not be looked at where there are thousands.
 */
const BROKEN = `ARRAY(
    SELECT device FROM alarm
    WHERE ${OF_DEVICE} AND field IS NOT NULL AND raised_at < ${TO} AND (active OR cleared_at >= ${FROM})
    UNION
    SELECT device FROM excursion
    WHERE ${OF_DEVICE} AND field IS NOT NULL AND onset_at < ${TO} AND (ended_at IS NULL OR ended_at >= ${FROM})
      AND standing <> 'withdrawn'
    LIMIT 200)`;

const SHARE = steps(COLOURS.good, [0.0001, COLOURS.high]);

interface MinutesOut {
    fields: readonly string[];
    /** Only the opening hours of the site count, and every device that can be shown is. */
    whileOpen?: boolean;
}

/** Names of the places that the table shows. */
const places: In<string> = lines`device, site, ${name('county_name')}, ${name('site_name')}, ${name('name', 'device_name')}, interval_s`;

function atAnyTime(fields: readonly string[]): In<string> {
    return lines`
        WITH shown AS MATERIALIZED (
            SELECT ${places} FROM device WHERE device = ANY(${BROKEN})
        ), extreme AS (
            SELECT device, field, min(min_value) AS lowest, max(max_value) AS highest
            FROM series(ARRAY(SELECT device FROM shown), ${list(fields)}, ${FROM}, ${TO}, interval '1 hour')
            GROUP BY device, field
        )
        SELECT d.device, d.county_name, d.site_name, d.device_name, ${name('f.name', 'field_name')},
               o.low_minutes AS low, o.high_minutes AS high, o.minutes AS measured,
               (o.low_minutes + o.high_minutes) / o.minutes AS share, e.lowest, e.highest, f.unit
        FROM out_of_range(ARRAY(SELECT device FROM shown), ${list(fields)}, ${FROM}, ${TO}) o
        JOIN shown d USING (device)
        JOIN field f USING (field)
        LEFT JOIN extreme e USING (device, field)
        WHERE o.low_minutes + o.high_minutes > 0 AND EXISTS (
            SELECT FROM limit_in_force l WHERE l.device = o.device AND l.field = o.field AND l.legal)
        ORDER BY share DESC, d.device
        LIMIT 100`;
}

function whileOpen(fields: readonly string[]): In<string> {
    return lines`
        WITH hours AS MATERIALIZED (
            SELECT site, opens, closes FROM opening(${selected('site')}, ${FROM}, ${TO})
        ), bound AS MATERIALIZED (
            SELECT device, field, bound, value, valid_from, valid_until FROM limit_in_force
            WHERE legal AND averaging = 'value' AND ${OF_DEVICE} AND field = ANY(${list(fields)})
        ), shown AS MATERIALIZED (
            SELECT ${places} FROM device WHERE device = ANY(${gravest('true', MOST_WHILE_OPEN)})
        ), judged AS (
            SELECT s.device, s.field, s.time, min(s.min_value) AS lowest, max(s.max_value) AS highest,
                   bool_or(b.bound = 'low' AND s.value < b.value) AS low,
                   bool_or(b.bound = 'high' AND s.value > b.value) AS high
            FROM series(ARRAY(SELECT device FROM shown), ARRAY(SELECT DISTINCT field FROM bound), ${FROM}, ${TO}, ${STEP}) s
            JOIN shown d USING (device)
            JOIN bound b ON b.device = s.device AND b.field = s.field AND s.time >= b.valid_from
                AND (b.valid_until IS NULL OR s.time < b.valid_until)
            WHERE s.value IS NOT NULL
              AND EXISTS (SELECT FROM hours h WHERE h.site = d.site AND s.time >= h.opens AND s.time < h.closes)
            GROUP BY s.device, s.field, s.time
        ), summed AS (
            SELECT device, field, count(*) FILTER (WHERE low) AS low, count(*) FILTER (WHERE high) AS high,
                   count(*) FILTER (WHERE low OR high) AS out, count(*) AS steps,
                   min(lowest) AS lowest, max(highest) AS highest
            FROM judged GROUP BY device, field
        )
        SELECT d.device, d.county_name, d.site_name, d.device_name, ${name('f.name', 'field_name')},
               j.low * m.minutes AS low, j.high * m.minutes AS high, j.steps * m.minutes AS measured,
               j.out::float8 / j.steps AS share, j.lowest, j.highest, f.unit
        FROM summed j
        JOIN shown d USING (device)
        JOIN field f USING (field)
        CROSS JOIN LATERAL (
            SELECT extract(epoch FROM greatest(${STEP}, d.interval_s * interval '1 second'))::float8 / 60 AS minutes) m
        ORDER BY share DESC, d.device
        LIMIT 100`;
}

/** Minutes outside of the legal limits, by site, device and field. */
export function minutesOut({ fields, whileOpen: openOnly = false }: MinutesOut): Panel {
    return table({
        title: openOnly
            ? both('开放时段内超标时长', 'Time out of limits while open')
            : both('超标时长', 'Time out of limits'),
        description: language =>
            both(
                '所选时间内测值均值超出法定限值的分钟数，按单位、设备和项目；时间范围较长时按更长的时段计。',
                'Minutes whose mean was outside of the legal limits, by site, device and field; long ranges are looked at in longer steps.',
            )(language) +
            (openOnly
                ? both(
                      `闭馆时的值不计。最多 ${MOST_WHILE_OPEN} 台设备，报警最严重的优先。`,
                      ` Values while closed are left out. At most ${MOST_WHILE_OPEN} devices, those with the gravest alarms first.`,
                  )
                : both('只看有报警或回溯超限的设备。', ' Only devices with an alarm or excursion are looked at.'))(
                language,
            ),
        query: rows(openOnly ? whileOpen(fields) : atAnyTime(fields)),
        columns: [
            hidden('device'),
            column('county_name', both('区县', 'County')),
            column('site_name', both('单位', 'Site')),
            column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
            column('field_name', both('项目', 'Field')),
            column('low', both('低于下限', 'Too low'), { unit: 'suffix: min', decimals: 0 }),
            column('high', both('高于上限', 'Too high'), { unit: 'suffix: min', decimals: 0 }),
            column('measured', both('有数据', 'With data'), { unit: 'suffix: min', decimals: 0 }),
            column('share', both('占比', 'Share'), {
                unit: 'percentunit',
                decimals: 1,
                thresholds: SHARE,
                coloured: 'background',
            }),
            column('lowest', both('最低', 'Lowest'), { decimals: 2 }),
            column('highest', both('最高', 'Highest'), { decimals: 2 }),
            column('unit', both('计量单位', 'Unit'), { width: 80 }),
        ],
    });
}
