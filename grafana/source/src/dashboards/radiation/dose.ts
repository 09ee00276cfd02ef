/** Dose rate with the beam on and off, dose, and the interlock of the door. */
import {
    COLOURS,
    STATES,
    TO_DEVICE,
    both,
    column,
    hidden,
    labelled,
    limitsOf,
    lines,
    name,
    rows,
    selected,
    series,
    stateTimeline,
    states,
    steps,
    table,
    timeseries,
} from '../../kit/index.js';
import { charted, stepOf } from '../parts/sql.js';
import { POINTS, ROOMS } from './words.js';

const DEVICES = selected('device');
/** Tables tell of all, charts of as many as can be told apart. */
const CHARTED = charted();

/**
 * Steps of the chosen devices with the dose rate, and whether the beam was on in them: by its state, and by its events,
 * for an exposure may be over before the next value.
 */
function gated(devices: string, step: string): string {
    return `SELECT s.device, s.time, s.value, s.max_value, coalesce(s.beam, false) OR e.device IS NOT NULL AS beam, s.door_open
FROM (
    SELECT device, time, max(value) FILTER (WHERE field = 'dose_rate') AS value,
           max(max_value) FILTER (WHERE field = 'dose_rate') AS max_value,
           max(max_value) FILTER (WHERE field = 'beam_on') > 0.5 AS beam,
           min(min_value) FILTER (WHERE field = 'door_closed') < 0.5 AS door_open
    FROM series(${devices}, ARRAY['dose_rate', 'beam_on', 'door_closed'], $__timeFrom()::timestamptz, $__timeTo()::timestamptz, ${step})
    GROUP BY device, time
) s
LEFT JOIN (
    SELECT DISTINCT device, date_bin(${step}, time, timestamptz '2000-01-01 00:00:00+08') AS time
    FROM event WHERE device = ANY(${devices}) AND type = 'beam.on' AND $__timeFilter(time)
) e ON e.device = s.device AND e.time = s.time
WHERE s.value IS NOT NULL`;
}

const STEP = `'$__interval'::interval`;
/** As fine as minutes as long as that is quick. */
const FINE = `CASE WHEN $__timeTo()::timestamptz - $__timeFrom()::timestamptz > interval '2 days' THEN interval '1 hour' ELSE interval '1 minute' END`;

export const peaks = timeseries({
    title: both('剂量率（每步最大值）', 'Dose rate, highest of each step'),
    description: both(
        '每步的最大值，至多 30 台，有报警的在先：平均值会掩盖短时照射。虚线为有效限值及其依据；纵轴为对数。',
        'The highest value of each step, of at most 30 with alarms first: a mean hides short exposures. Dashed are the limits in force with their sources; the axis is logarithmic.',
    ),
    width: 24,
    height: 10,
    interval: '1m',
    query: series(lines`
        SELECT s.time, d.label AS metric, s.max_value AS value
        FROM series(${CHARTED}, ARRAY['dose_rate'], $__timeFrom()::timestamptz, $__timeTo()::timestamptz, ${STEP}) s
        JOIN ${labelled(CHARTED)} d USING (device)
        WHERE s.samples > 0
        ORDER BY 1, 2`),
    limits: limitsOf("ARRAY['dose_rate']", CHARTED),
    unit: 'radusvh',
    decimals: 2,
    logarithmic: true,
});

export const beams = stateTimeline({
    title: both('出束', 'Beam'),
    description: both('每台设备何时出束；与上图对照。', 'When the beam of each was on; to be read with the dose rate above.'),
    width: 24,
    height: 8,
    query: states(['beam'], 'device', CHARTED),
    mappings: STATES,
});

export const doseWithBeam = timeseries({
    title: both('出束时剂量率（最大值）', 'Dose rate with beam on, highest'),
    description: both(
        '只取有出束的步；虚线为有效限值。短于响应时间的照射会被低估（GBZ 130-2020 附录 D）。',
        'Steps with the beam on only; dashed are the limits in force. Exposures shorter than the response time are underestimated (GBZ 130-2020 annex D).',
    ),
    width: 12,
    height: 9,
    interval: '1m',
    query: series(lines`
        WITH gated AS (
            ${gated(CHARTED, STEP)}
        )
        SELECT g.time, d.label AS metric, g.max_value AS value
        FROM gated g JOIN ${labelled()} d USING (device)
        WHERE g.beam
        ORDER BY 1, 2`),
    limits: limitsOf("ARRAY['dose_rate']", CHARTED),
    unit: 'radusvh',
    decimals: 2,
    style: 'points',
    logarithmic: true,
});

export const background = timeseries({
    title: both('停束时剂量率（本底）', 'Dose rate with beam off, background'),
    description: both(
        '没有出束的步的平均值，即本底（我国多数地区 0.05～0.20 µSv/h）；本底上移可能是放射源未收回、污染或仪器漂移。',
        'Mean of steps without beam: the background, 0.05 to 0.20 µSv/h in most of China. A shift may be a source not returned, contamination, or an instrument that drifts.',
    ),
    width: 12,
    height: 9,
    interval: '1m',
    query: series(lines`
        WITH gated AS (
            ${gated(CHARTED, STEP)}
        )
        SELECT g.time, d.label AS metric, g.value
        FROM gated g JOIN ${labelled()} d USING (device)
        WHERE NOT g.beam
        ORDER BY 1, 2`),
    unit: 'radusvh',
    decimals: 3,
});

export const comparison = table({
    title: both('出束与停束对比、剂量', 'Beam on against off, and dose'),
    description: both(
        '所选时段内：停束时平均（本底）与最大、出束时平均与最大剂量率、有效限值、有出束的时间（按分钟计），以及剂量（剂量率对时间的积分，含本底）。选 7 天可与周剂量（公众 5 µSv、控制区 100 µSv，工程预警值）比较；多于 2 天按小时计算，出束时间随之偏大。',
        'In the time range: mean (background) and highest dose rate with beam off, mean and highest with beam on, the limit in force, time with beam by minutes, and dose (dose rate over time, background included). With 7 days it compares with the weekly dose (public 5 µSv, controlled 100 µSv, engineering presets); beyond 2 days it is reckoned by hours, and the time with beam is overstated.',
    ),
    height: 9,
    query: rows(lines`
        WITH gated AS (
            ${gated(DEVICES, FINE)}
        ), high AS (
            SELECT device, min(value) AS value FROM limit_in_force
            WHERE field = 'dose_rate' AND bound = 'high' AND averaging = 'value' AND device = ANY(${DEVICES})
              AND valid_from <= now() AND (valid_until IS NULL OR valid_until > now())
            GROUP BY device
        ), summed AS (
            SELECT device, avg(value) FILTER (WHERE NOT beam) AS background, max(max_value) FILTER (WHERE NOT beam) AS highest_off,
                   max(max_value) FILTER (WHERE beam) AS highest, max(max_value) AS highest_of_all, avg(value) FILTER (WHERE beam) AS mean,
                   count(*) FILTER (WHERE beam) * extract(epoch FROM ${FINE})::float8 AS beam_s,
                   sum(value) FILTER (WHERE beam) * extract(epoch FROM ${FINE})::float8 / 3600 AS beam_dose,
                   sum(value) * extract(epoch FROM ${FINE})::float8 / 3600 AS dose
            FROM gated GROUP BY device
        )
        SELECT d.device, ${name('d.site_name')}, ${name('d.name')}, d.sampling_point, d.facility_class, s.background, s.highest_off, s.mean, s.highest,
               h.value AS high, s.highest_of_all / h.value AS share, s.beam_s, s.beam_dose, s.dose
        FROM summed s JOIN device d USING (device) LEFT JOIN high h USING (device)
        ORDER BY share DESC NULLS LAST, 2, 3
        LIMIT 200`),
    filterable: true,
    columns: [
        hidden('device'),
        column('site_name', both('单位', 'Site')),
        column('name', both('测点', 'Point'), { links: [TO_DEVICE] }),
        column('sampling_point', both('位置', 'Where'), { mappings: POINTS }),
        column('facility_class', both('机房类别', 'Room'), { mappings: ROOMS }),
        column('background', both('本底', 'Background'), { unit: 'radusvh', decimals: 3 }),
        column('highest_off', both('停束最大', 'Highest with beam off'), { unit: 'radusvh', decimals: 3 }),
        column('mean', both('出束平均', 'Mean with beam'), { unit: 'radusvh', decimals: 2 }),
        column('highest', both('出束最大', 'Highest with beam'), { unit: 'radusvh', decimals: 2 }),
        column('high', both('限值', 'Limit'), { unit: 'radusvh' }),
        column('share', both('最大/限值', 'Highest of the limit'), {
            unit: 'percentunit',
            decimals: 0,
            thresholds: steps(COLOURS.good, [0.8, COLOURS.medium], [1, COLOURS.urgent]),
            coloured: 'text',
        }),
        column('beam_s', both('有出束时间', 'Time with beam'), { unit: 's' }),
        column('beam_dose', both('出束剂量', 'Dose with beam'), { unit: 'radusv', decimals: 3 }),
        column('dose', both('累积剂量', 'Dose'), { unit: 'radusv', decimals: 3 }),
    ],
});

export const dose = timeseries({
    title: both('累积剂量', 'Cumulative dose'),
    description: both(
        '从所选时段开始累积：每步平均剂量率乘以步长，含本底；没有数据的步不计。',
        'From the start of the time range on: mean dose rate of each step times its length, background included; steps without data add nothing.',
    ),
    width: 12,
    interval: '1m',
    query: series(lines`
        SELECT s.time, d.label AS metric,
               sum(s.value * extract(epoch FROM ${STEP})::float8 / 3600) OVER (PARTITION BY s.device ORDER BY s.time) AS value
        FROM series(${CHARTED}, ARRAY['dose_rate'], $__timeFrom()::timestamptz, $__timeTo()::timestamptz, ${STEP}) s
        JOIN ${labelled(CHARTED)} d USING (device)
        WHERE s.samples > 0
        ORDER BY 1, 2`),
    unit: 'radusv',
    decimals: 3,
});

export const exposures = timeseries({
    title: both('出束次数', 'Exposures'),
    description: both('每个时段的出束次数，由出束信号计。', 'How often the beam went on in each step, by its signal.'),
    width: 12,
    interval: '10m',
    query: series(lines`
        SELECT e.time, d.label AS metric, count(*) AS value
        FROM (
            SELECT ${stepOf('time', '10 minutes')} AS time, device
            FROM event
            WHERE device = ANY(${CHARTED}) AND type = 'beam.on' AND $__timeFilter(time)
        ) e JOIN ${labelled()} d USING (device)
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    unit: 'none',
    style: 'bars',
    stacked: true,
});

export const doors = stateTimeline({
    title: both('防护门', 'Shielding doors'),
    description: both('防护门何时开着；只在停束时可以开。', 'When shielding doors were open; they may be so with the beam off only.'),
    width: 12,
    height: 9,
    query: states(['door'], 'device', CHARTED),
    mappings: STATES,
});

export const interlock = table({
    title: both('门机联锁', 'Door interlock'),
    description: both(
        '所选时段内有出束、门开着、以及两者在同一步内发生的时间（同一步不一定同时，是否同时由报警判定），和“出束时防护门未关”的报警次数。',
        'Time with beam, with the door open, and with both in one step (which need not be at once: alarms judge that), and how often an alarm was raised for beam on with door open.',
    ),
    width: 12,
    query: rows(lines`
        WITH gated AS (
            ${gated(DEVICES, FINE)}
        ), told AS (
            SELECT device, count(*) AS alarms FROM alarm
            WHERE rule = 'eng-radiation.beam_door_open' AND device = ANY(${DEVICES}) AND $__timeFilter(onset_at)
            GROUP BY device
        )
        SELECT d.device, ${name('d.site_name')}, ${name('d.name')},
               count(*) FILTER (WHERE g.beam) * extract(epoch FROM ${FINE})::float8 AS beam_s,
               count(*) FILTER (WHERE g.door_open) * extract(epoch FROM ${FINE})::float8 AS open_s,
               count(*) FILTER (WHERE g.beam AND g.door_open) * extract(epoch FROM ${FINE})::float8 AS both_s,
               coalesce(max(t.alarms), 0) AS alarms
        FROM gated g JOIN device d USING (device) LEFT JOIN told t USING (device)
        GROUP BY 1, 2, 3
        ORDER BY alarms DESC, both_s DESC, 2, 3
        LIMIT 200`),
    height: 9,
    columns: [
        hidden('device'),
        column('site_name', both('单位', 'Site')),
        column('name', both('测点', 'Point'), { links: [TO_DEVICE] }),
        column('beam_s', both('有出束', 'Beam on'), { unit: 's' }),
        column('open_s', both('门开', 'Door open'), { unit: 's' }),
        column('both_s', both('两者同步', 'Both in one step'), { unit: 's', thresholds: steps(COLOURS.good, [1, COLOURS.high]), coloured: 'text' }),
        column('alarms', both('联锁报警', 'Interlock alarms'), { thresholds: steps(COLOURS.good, [1, COLOURS.urgent]), coloured: 'text' }),
    ],
});
