/** Whether the disinfectant goes in as the water comes. */
import {
    COLOURS,
    type Panel,
    both,
    labelled,
    lines,
    rows,
    series,
    stateTimeline,
    timeseries,
    words,
} from '../../kit/index.js';
import { FROM, STEP, TO, gravest, list, measured, measuring } from '../water/lines.js';

const flow = measured({
    title: both('污水流量', 'Flow'),
    description: both('各测点的瞬时流量：投药量应随之变化。', 'Flow at each point: the dose should follow it.'),
    measures: ['flow'],
    where: measuring('flow'),
    unit: 'suffix: L/s',
    decimals: 2,
    min: 0,
    unlimited: true,
});

const contactTime = measured({
    title: both('消毒接触时间', 'Contact time'),
    description: both(
        '池容除以流量：流量越大，接触越短。',
        'Volume of the tank by flow: the more flow, the less contact.',
    ),
    measures: ['contact_time'],
    where: measuring('contact_time'),
    unit: 'h',
    decimals: 1,
    min: 0,
});

const level = measured({
    title: both('药剂液位', 'Disinfectant level'),
    description: both(
        '液位不降而有水排出，说明没有投药。',
        'Where it does not fall while water flows, nothing is dosed.',
    ),
    width: 8,
    measures: ['disinfectant_level'],
    where: measuring('disinfectant_level'),
    unit: 'percent',
    decimals: 0,
    min: 0,
    max: 100,
    unlimited: true,
});

const METERED = `${measuring('disinfectant_level')} AND ${measuring('flow')}`;

const dose = timeseries({
    title: both('单位水量药剂消耗', 'Disinfectant used per volume'),
    description: both(
        '每小时药剂液位的下降与同一测点水量之比：骤降为少投，骤升为多投或泄漏；加药使液位上升的小时不计。',
        'How far the level fell in an hour, by the volume that passed: a drop means too little is dosed, a rise too much, or a leak. Hours in which the tank was filled are left out.',
    ),
    width: 8,
    query: series(lines`
        WITH shown AS MATERIALIZED ${labelled(gravest(METERED))}, hour AS (
            SELECT s.time, s.device, max(s.value) FILTER (WHERE s.field = 'flow') * 3.6 AS volume,
                   max(s.value) FILTER (WHERE s.field = 'disinfectant_level') AS level
            FROM series(ARRAY(SELECT device FROM shown), ${list(['flow', 'disinfectant_level'])},
                        ${FROM}, ${TO}, interval '1 hour') s
            GROUP BY s.time, s.device
        ), fall AS (
            SELECT time, device, volume, lag(level) OVER past - level AS used, time - lag(time) OVER past AS since
            FROM hour WINDOW past AS (PARTITION BY device ORDER BY time)
        )
        SELECT f.time, d.label AS metric, f.used / f.volume AS value
        FROM fall f JOIN shown d USING (device)
        WHERE f.used >= 0 AND f.volume > 0 AND f.since = interval '1 hour'
        ORDER BY 1, 2`),
    interval: '1h',
    spanNulls: 3 * 3_600_000,
    unit: 'suffix: %/m³',
    decimals: 3,
    min: 0,
});

const pumps = stateTimeline({
    title: both('加药泵状态', 'Dosing pumps'),
    description: both(
        '所报的泵状态（HJ 212 现场端设施状态）；一步之内停过即示为停。有流量而泵停，平台另有报警。',
        'As reported, in the states of HJ 212; off where it was off at any time of a step. Flow while the pump is off is an alarm of its own.',
    ),
    width: 8,
    height: 8,
    query: rows(lines`
        WITH shown AS MATERIALIZED ${labelled(gravest(measuring('dosing_pump_state')))}, state AS (
            SELECT time, device, CASE WHEN min_value = 0 THEN 0 ELSE max_value END AS value
            FROM series(ARRAY(SELECT device FROM shown), ARRAY['dosing_pump_state'], ${FROM}, ${TO}, ${STEP})
            WHERE value IS NOT NULL
        ), change AS (
            SELECT time, device, value, lag(value) OVER (PARTITION BY device ORDER BY time) AS before FROM state
        )
        SELECT c.time, d.label AS metric, c.value
        FROM change c JOIN shown d USING (device)
        WHERE c.value IS DISTINCT FROM c.before
        ORDER BY 1, 2`),
    mappings: words(
        [0, both('停', 'Off'), COLOURS.high],
        [1, both('运行', 'On'), COLOURS.good],
        [2, both('校准', 'Calibration'), COLOURS.low],
        [3, both('维护', 'Maintenance'), COLOURS.maintenance],
        [4, both('报警', 'Alarm'), COLOURS.urgent],
        [5, both('反吹', 'Blow-back'), COLOURS.low],
    ),
});

export const DOSING: readonly Panel[] = [flow, contactTime, level, dose, pumps];
