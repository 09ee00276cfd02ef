import { alarmNotes, both, column, dashboard, device, eventNotes, jurisdiction, row, site, top } from '../kit/index.js';
import { ALARMS } from './water/alarms.js';
import { COMPLIANCE } from './water/compliance.js';
import { at, measured } from './water/lines.js';
import { newest } from './water/newest.js';
import { minutesOut } from './water/out-of-limits.js';
import { QUALITY } from './water/quality.js';
import { SUMMARY } from './water/summary.js';
import { DAILY } from './wastewater/daily.js';
import { DOSING } from './wastewater/dosing.js';

const FAMILY = 'medical_wastewater';
const MG_L = 'suffix: mg/L';

const inTank = measured({
    title: both('接触池出口总余氯', 'Contact tank: total residual chlorine'),
    description: both(
        '消毒过程的控制：须在限值区间之内，随机构类别和去向而异。',
        'Control of the process: a band, by the class of the institution and where the water goes.',
    ),
    measures: ['total_residual_chlorine'],
    where: at('contact_tank_outlet'),
    unit: MG_L,
    decimals: 2,
    min: 0,
});

const atOutfall = measured({
    title: both('总排口总余氯', 'Outfall: total residual chlorine'),
    description: both(
        '排放的控制：直接排放须脱氯，总余氯不超过限值。同一测值在接触池合格，在排口可能超标。',
        'Control of what is discharged: dechlorinated before it goes into a river. What is right in the tank may be too much here.',
    ),
    measures: ['total_residual_chlorine'],
    where: at('outfall'),
    unit: MG_L,
    decimals: 2,
    min: 0,
});

const acidityInTank = measured({
    title: both('接触池出口 pH值', 'Contact tank: pH'),
    description: both('pH 值升高，氯的消毒效力下降。', 'The higher, the less chlorine does.'),
    measures: ['ph'],
    where: at('contact_tank_outlet'),
    unit: 'none',
    decimals: 2,
    unlimited: true,
});

const acidityAtOutfall = measured({
    title: both('总排口 pH值', 'Outfall: pH'),
    description: both('GB 18466 限值 6–9。', 'GB 18466 allows 6 to 9.'),
    measures: ['ph'],
    where: at('outfall'),
    unit: 'none',
    decimals: 2,
});

const SINGLE = both(
    '单个测值。GB 18466 以日均值评价：虚线以上只是预警。',
    'Single values. GB 18466 judges daily means: above the dashed line is a warning only.',
);
const CYCLE_MS = 4 * 3_600_000;

const cod = measured({
    title: both('化学需氧量', 'COD'),
    description: SINGLE,
    width: 8,
    measures: ['cod'],
    where: at('outfall'),
    unit: MG_L,
    decimals: 1,
    min: 0,
    spanNulls: CYCLE_MS,
});

const ammonia = measured({
    title: both('氨氮', 'Ammonia nitrogen'),
    description: SINGLE,
    width: 8,
    measures: ['ammonia_n'],
    where: at('outfall'),
    unit: MG_L,
    decimals: 1,
    min: 0,
    spanNulls: CYCLE_MS,
});

const solids = measured({
    title: both('悬浮物', 'Suspended solids'),
    description: SINGLE,
    width: 8,
    measures: ['ss'],
    where: at('outfall'),
    unit: MG_L,
    decimals: 0,
    min: 0,
});

const current = newest({
    measures: [
        column('total_residual_chlorine', both('总余氯', 'Residual chlorine'), { unit: MG_L, decimals: 2 }),
        column('ph', both('pH值', 'pH'), { decimals: 2 }),
        column('flow', both('流量', 'Flow'), { unit: 'suffix: L/s', decimals: 2 }),
        column('cod', both('化学需氧量', 'COD'), { unit: MG_L, decimals: 1 }),
        column('ammonia_n', both('氨氮', 'Ammonia nitrogen'), { unit: MG_L, decimals: 1 }),
        column('ss', both('悬浮物', 'Suspended solids'), { unit: MG_L, decimals: 0 }),
        column('contact_time', both('接触时间', 'Contact time'), { unit: 'h', decimals: 1 }),
        column('disinfectant_level', both('药剂液位', 'Disinfectant'), { unit: 'percent', decimals: 0 }),
    ],
});

const JUDGED_SINGLY = ['total_residual_chlorine', 'ph', 'contact_time'] as const;

export const wastewater = dashboard({
    name: 'wastewater',
    title: both('医疗污水', 'Medical wastewater'),
    description: both(
        '污水消毒了没有，排出去的是否达标，投药是否跟得上水量，日均值和排放量是多少。',
        'Is the wastewater disinfected, does what is discharged keep its limits, does the dose follow the flow, and what are the daily means and loads.',
    ),
    variables: [jurisdiction, site(FAMILY), device(FAMILY)],
    annotations: [alarmNotes, eventNotes],
    from: 'now-24h',
    sections: [
        top(...SUMMARY),
        row(both('接触池与总排口', 'Contact tank and outfall'), [inTank, atOutfall, acidityInTank, acidityAtOutfall]),
        row(both('现状', 'Now'), [current]),
        row(both('投药与流量', 'Dosing and flow'), DOSING),
        row(both('有机物与悬浮物', 'Organic load and solids'), [cod, ammonia, solids, ...DAILY]),
        row(both('超限与报警', 'Out of limits'), [minutesOut({ fields: JUDGED_SINGLY }), ...ALARMS]),
        row(both('达标情况', 'Compliance'), COMPLIANCE),
        row(both('数据质量', 'Data quality'), QUALITY),
    ],
});
