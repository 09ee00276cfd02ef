import {
    STATES,
    alarmNotes,
    both,
    choices,
    column,
    dashboard,
    device,
    eventNotes,
    jurisdiction,
    row,
    selected,
    site,
    stateTimeline,
    states,
    top,
} from '../kit/index.js';
import { alongTheWay, loss } from './drinking-water/loss.js';
import { ALARMS } from './water/alarms.js';
import { COMPLIANCE } from './water/compliance.js';
import { at, gravest, measured, measuring } from './water/lines.js';
import { newest } from './water/newest.js';
import { minutesOut } from './water/out-of-limits.js';
import { DISINFECTANT_WORDS, RESIDUALS } from './water/points.js';
import { QUALITY } from './water/quality.js';
import { SUMMARY } from './water/summary.js';

const FAMILY = 'drinking_water';
const OF_DISINFECTANT = `(disinfectant IS NULL OR disinfectant = ANY(${selected('disinfectant')}))`;
const MG_L = 'suffix: mg/L';

/** From left to right the way of the water, so that one row of panels compares it at one moment. */
const WAY = [
    ['plant_outlet', both('出厂水', 'Plant outlet')],
    ['network_end', both('管网末梢水', 'Network end')],
    ['secondary_supply', both('二次供水', 'Secondary supply')],
] as const;

const residuals = WAY.map(([point, name]) =>
    measured({
        title: language => `${name(language)}${both('消毒剂余量', ': residual disinfectant')(language)}`,
        description: both(
            '按所选消毒剂的余量：游离氯、总氯、二氧化氯或臭氧。同一值在出厂水超标，在末梢水可能合格：限值随采样点而异。',
            'What is left of the chosen disinfectants. Limits depend on the point: what is too little at the outlet may do at the tap.',
        ),
        width: 8,
        measures: RESIDUALS,
        where: `${at(point)} AND ${OF_DISINFECTANT}`,
        unit: MG_L,
        decimals: 2,
        min: 0,
    }),
);

const turbidities = WAY.map(([point, name]) =>
    measured({
        title: language => `${name(language)}${both('浑浊度', ': turbidity')(language)}`,
        description: both('浑浊度升高会保护微生物免受消毒。', 'Turbid water shields microbes from the disinfectant.'),
        width: 8,
        measures: ['turbidity'],
        where: at(point),
        unit: 'suffix: NTU',
        decimals: 2,
        min: 0,
    }),
);

const acidities = WAY.map(([point, name]) =>
    measured({
        title: language => `${name(language)} ${both('pH值', 'pH')(language)}`,
        description: both(
            'pH 值影响氯的消毒效力和管网腐蚀。',
            'pH decides how well chlorine disinfects, and what the pipes lose.',
        ),
        width: 8,
        measures: ['ph'],
        where: at(point),
        unit: 'none',
        decimals: 2,
    }),
);

const pressure = measured({
    title: both('管网压力', 'Network pressure'),
    description: both(
        '压力骤降可能使污水倒吸入管网。',
        'A sudden loss of pressure may draw foul water into the pipes.',
    ),
    width: 8,
    measures: ['pressure'],
    where: 'true',
    unit: 'suffix: MPa',
    decimals: 3,
    unlimited: true,
});

const conductivity = measured({
    title: both('电导率', 'Conductivity'),
    description: both(
        '电导率突变、浑浊度升高而余氯下降，是混入他水的征兆。',
        'A shift of conductivity with rising turbidity and falling residual is the sign of other water getting in.',
    ),
    width: 8,
    measures: ['conductivity'],
    where: 'true',
    unit: 'suffix: µS/cm',
    decimals: 0,
    unlimited: true,
});

const temperature = measured({
    title: both('水温', 'Water temperature'),
    description: both('水温越高，余氯消耗越快。', 'The warmer the water, the sooner its residual is used up.'),
    width: 8,
    measures: ['water_temp'],
    where: 'true',
    unit: 'celsius',
    decimals: 1,
    unlimited: true,
});

const tank = measured({
    title: both('水箱液位', 'Tank level'),
    description: both('二次供水水箱（池）的液位。', 'Level in the tanks of the secondary supply.'),
    measures: ['tank_level'],
    where: at('secondary_supply'),
    unit: 'lengthm',
    decimals: 2,
    unlimited: true,
});

const hatches = stateTimeline({
    title: both('水箱盖与泵房门', 'Hatches and pump room doors'),
    description: both(
        '开启而无作业单即为可疑。没有门磁的设备不在其中。',
        'Open without a work order is suspicious. Devices without a contact are not among them.',
    ),
    width: 12,
    height: 8,
    query: states(['door'], 'device', gravest(measuring('hatch_open', 'door_open'))),
    mappings: STATES,
});

const current = newest({
    measures: [
        column('free_chlorine', both('游离氯', 'Free chlorine'), { unit: MG_L, decimals: 2 }),
        column('total_chlorine', both('总氯', 'Total chlorine'), { unit: MG_L, decimals: 2 }),
        column('chlorine_dioxide', both('二氧化氯', 'Chlorine dioxide'), { unit: MG_L, decimals: 2 }),
        column('ozone', both('臭氧', 'Ozone'), { unit: MG_L, decimals: 2 }),
        column('turbidity', both('浑浊度', 'Turbidity'), { unit: 'suffix: NTU', decimals: 2 }),
        column('ph', both('pH值', 'pH'), { decimals: 2 }),
        column('water_temp', both('水温', 'Temperature'), { unit: 'celsius', decimals: 1 }),
        column('conductivity', both('电导率', 'Conductivity'), { unit: 'suffix: µS/cm', decimals: 0 }),
        column('pressure', both('压力', 'Pressure'), { unit: 'suffix: MPa', decimals: 3 }),
        column('tank_level', both('液位', 'Tank level'), { unit: 'lengthm', decimals: 2 }),
    ],
});

export const drinkingWater = dashboard({
    name: 'drinking-water',
    title: both('生活饮用水', 'Drinking water'),
    description: both(
        '从出厂水到管网末梢和二次供水：消毒是否到位，水是否浑浊，哪里超标、多久，数据是否可信。',
        'From the plant to the tap: is the water disinfected and clear, where was it out of limits and for how long, can the data be relied on.',
    ),
    variables: [
        jurisdiction,
        site(FAMILY),
        device(FAMILY),
        choices('disinfectant', both('消毒剂', 'Disinfectant'), DISINFECTANT_WORDS),
    ],
    annotations: [alarmNotes, eventNotes],
    from: 'now-24h',
    sections: [
        top(...SUMMARY),
        row(both('沿程水质', 'Along the way'), [...residuals, ...turbidities, ...acidities, alongTheWay, loss]),
        row(both('现状', 'Now'), [current]),
        row(both('超限与报警', 'Out of limits'), [
            minutesOut({ fields: [...RESIDUALS, 'turbidity', 'ph'] }),
            ...ALARMS,
        ]),
        row(both('管网与水箱', 'Network and tanks'), [pressure, conductivity, temperature, tank, hatches]),
        row(both('达标情况', 'Compliance'), COMPLIANCE),
        row(both('数据质量', 'Data quality'), QUALITY),
    ],
});
