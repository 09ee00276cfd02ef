/** What the water loses between the plant and the tap. */
import {
    both,
    column,
    lines,
    name,
    named,
    quoted,
    rows,
    selected,
    series,
    table,
    timeseries,
    words,
} from '../../kit/index.js';
import { FROM, STEP, TO, chosen, list } from '../water/lines.js';
import { DISINFECTANT_WORDS, RESIDUALS, RESIDUAL_FIELD, worded } from '../water/points.js';

const RESIDUAL_DEVICES = chosen(`(disinfectant IS NULL OR disinfectant = ANY(${selected('disinfectant')}))`);
const MG_L = 'suffix: mg/L';
const NTU = 'suffix: NTU';

/** SQL: the mean at a sampling point, of the rows of a field or of all. */
function mean(point: string, field?: string): string {
    return `avg(value) FILTER (WHERE sampling_point = '${point}'${field === undefined ? ' AND residual' : ` AND field = '${field}'`})`;
}

export const alongTheWay = table({
    title: both('沿程对比（同一时刻）', 'Along the way, at one moment'),
    description: both(
        '所选时间结束前半小时的均值，按区县和消毒剂：出厂水、管网末梢水、二次供水并列，及余量从出厂到末梢的衰减。移动时间范围的终点可看其他时刻。登记中没有管网拓扑，故以区县为供水范围。',
        'Means of the half hour before the end of the range, by county and disinfectant: outlet, network end and secondary supply side by side, and what was lost from outlet to end. Move the end of the range to see another moment. The registry knows no network, so a county stands for the area supplied.',
    ),
    width: 14,
    query: rows(lines`
        WITH measured AS (
            SELECT d.county, ${name('d.county_name')}, coalesce(d.disinfectant, 'free_chlorine') AS disinfectant,
                   d.sampling_point, s.field, s.value, s.field = ${RESIDUAL_FIELD} AS residual
            FROM series(${RESIDUAL_DEVICES}, ${list([...RESIDUALS, 'turbidity', 'ph'])},
                        ${TO} - interval '30 minutes', ${TO}, interval '30 minutes') s
            JOIN device d USING (device)
        )
        SELECT county_name, disinfectant,
               ${mean('plant_outlet')} AS residual_outlet, ${mean('network_end')} AS residual_end,
               ${mean('secondary_supply')} AS residual_tank,
               1 - ${mean('network_end')} / nullif(${mean('plant_outlet')}, 0) AS loss,
               ${mean('plant_outlet', 'turbidity')} AS turbidity_outlet,
               ${mean('network_end', 'turbidity')} AS turbidity_end,
               ${mean('secondary_supply', 'turbidity')} AS turbidity_tank,
               ${mean('plant_outlet', 'ph')} AS ph_outlet, ${mean('network_end', 'ph')} AS ph_end,
               ${mean('secondary_supply', 'ph')} AS ph_tank
        FROM measured
        GROUP BY county, 1, 2
        ORDER BY loss DESC NULLS LAST, county
        LIMIT 200`),
    columns: [
        column('county_name', both('区县', 'County')),
        column('disinfectant', both('消毒剂', 'Disinfectant'), { mappings: words(...DISINFECTANT_WORDS) }),
        column('residual_outlet', both('余量·出厂', 'Residual, outlet'), { unit: MG_L, decimals: 2 }),
        column('residual_end', both('余量·末梢', 'Residual, end'), { unit: MG_L, decimals: 2 }),
        column('residual_tank', both('余量·二供', 'Residual, tanks'), { unit: MG_L, decimals: 2 }),
        column('loss', both('出厂至末梢衰减', 'Lost on the way'), {
            unit: 'percentunit',
            decimals: 0,
            min: 0,
            max: 1,
            gauge: true,
            width: 140,
        }),
        column('turbidity_outlet', both('浑浊度·出厂', 'Turbidity, outlet'), { unit: NTU, decimals: 2 }),
        column('turbidity_end', both('浑浊度·末梢', 'Turbidity, end'), { unit: NTU, decimals: 2 }),
        column('turbidity_tank', both('浑浊度·二供', 'Turbidity, tanks'), { unit: NTU, decimals: 2 }),
        column('ph_outlet', both('pH·出厂', 'pH, outlet'), { decimals: 2 }),
        column('ph_end', both('pH·末梢', 'pH, end'), { decimals: 2 }),
        column('ph_tank', both('pH·二供', 'pH, tanks'), { decimals: 2 }),
    ],
});

export const loss = timeseries({
    title: both('余量衰减', 'Residual lost on the way'),
    description: both(
        '各区县管网末梢（及二次供水）的余量比出厂水少多少，以小时均值计。水在管网中行走数小时，同一小时的水不是同一批水：看趋势，不看单点。',
        'How much less residual there is at the network end (and in secondary supply) than at the outlet, from means of hours. Water travels for hours, so both ends of one hour are not the same water: look at the trend.',
    ),
    query: series(lines`
        WITH residual AS (
            SELECT s.time, d.county, ${named('d.county_name')} AS county_name,
                   ${worded('d.disinfectant', DISINFECTANT_WORDS)} AS disinfectant,
                   avg(s.value) FILTER (WHERE d.sampling_point = 'plant_outlet') AS outlet,
                   avg(s.value) FILTER (WHERE d.sampling_point = 'network_end') AS network_end,
                   avg(s.value) FILTER (WHERE d.sampling_point = 'secondary_supply') AS tank
            FROM series(${RESIDUAL_DEVICES}, ${list(RESIDUALS)}, ${FROM}, ${TO}, greatest(${STEP}, interval '1 hour')) s
            JOIN device d USING (device)
            WHERE s.field = ${RESIDUAL_FIELD}
            GROUP BY 1, 2, 3, 4
        )
        SELECT r.time, r.county_name || ' · ' || r.disinfectant || ' · ' || p.name AS metric,
               1 - p.value / r.outlet AS value
        FROM residual r
        CROSS JOIN LATERAL (VALUES
            (${quoted(both('末梢', 'network end'))}, r.network_end),
            (${quoted(both('二供', 'secondary supply'))}, r.tank)) AS p(name, value)
        WHERE r.outlet > 0 AND p.value IS NOT NULL
        ORDER BY 1, 2`),
    width: 10,
    height: 9,
    interval: '1h',
    spanNulls: 3 * 3_600_000,
    unit: 'percentunit',
    decimals: 0,
});
