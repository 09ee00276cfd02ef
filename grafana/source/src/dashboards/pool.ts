import { alarmNotes, both, column, dashboard, device, eventNotes, jurisdiction, row, site, top } from '../kit/index.js';
import { OPEN_NOW, OPEN_WORDS, openNotes, openingHours } from './pool/opening.js';
import { ALARMS } from './water/alarms.js';
import { COMPLIANCE } from './water/compliance.js';
import { at, measured, measuring } from './water/lines.js';
import { newest } from './water/newest.js';
import { minutesOut } from './water/out-of-limits.js';
import { QUALITY } from './water/quality.js';
import { SUMMARY } from './water/summary.js';

const FAMILY = 'swimming_pool';
const MG_L = 'suffix: mg/L';
const NTU = 'suffix: NTU';

const current = newest({
    more: {
        sql: `, ${OPEN_NOW} AS is_open`,
        columns: [column('is_open', both('开放', 'Open'), { mappings: OPEN_WORDS, coloured: 'text', width: 70 })],
    },
    measures: [
        column('free_chlorine', both('游离性余氯', 'Free chlorine'), { unit: MG_L, decimals: 2 }),
        column('combined_chlorine', both('化合性余氯', 'Combined chlorine'), { unit: MG_L, decimals: 2 }),
        column('ph', both('pH值', 'pH'), { decimals: 2 }),
        column('orp', both('氧化还原电位', 'ORP'), { unit: 'mvolt', decimals: 0 }),
        column('turbidity', both('浑浊度', 'Turbidity'), { unit: NTU, decimals: 2 }),
        column('water_temp', both('池水温度', 'Water temperature'), { unit: 'celsius', decimals: 1 }),
        column('footbath_free_chlorine', both('浸脚池余氯', 'Foot bath chlorine'), { unit: MG_L, decimals: 1 }),
        column('urea', both('尿素', 'Urea'), { unit: MG_L, decimals: 1 }),
        column('bather_count', both('在池人数', 'Bathers'), { decimals: 0 }),
    ],
});

const WHILE_OPEN = {
    zh: '闭馆时的值不评价；绿色时段为有泳池开放的时间。',
    en: ' Values while closed are not judged; shaded is the time in which a pool is open.',
};

const freeChlorine = measured({
    title: both('游离性余氯', 'Free chlorine'),
    description: both(
        `过低则消毒不足，过高则刺激泳客。${WHILE_OPEN.zh}`,
        `Too little does not disinfect, too much irritates.${WHILE_OPEN.en}`,
    ),
    measures: ['free_chlorine'],
    where: at('pool'),
    unit: MG_L,
    decimals: 2,
    min: 0,
});

const combinedChlorine = measured({
    title: both('化合性余氯', 'Combined chlorine'),
    description: both(
        `氯与泳客带入的含氮物所成，升高说明负荷大或补水少。${WHILE_OPEN.zh}`,
        `What chlorine makes of what bathers bring in; it rises with them, and where fresh water is short.${WHILE_OPEN.en}`,
    ),
    measures: ['combined_chlorine'],
    where: at('pool'),
    unit: MG_L,
    decimals: 2,
    min: 0,
});

const acidity = measured({
    title: both('pH值', 'pH'),
    description: both(`偏高则余氯效力下降。${WHILE_OPEN.zh}`, `The higher, the less chlorine does.${WHILE_OPEN.en}`),
    measures: ['ph'],
    where: at('pool'),
    unit: 'none',
    decimals: 2,
});

const redox = measured({
    title: both('氧化还原电位', 'Oxidation-reduction potential'),
    description: both(
        `水体的氧化能力；余氯正常而电位偏低，应检查探头或氰尿酸。${WHILE_OPEN.zh}`,
        `How strongly the water oxidises; low with enough chlorine points to the probe or to cyanuric acid.${WHILE_OPEN.en}`,
    ),
    measures: ['orp'],
    where: at('pool'),
    unit: 'mvolt',
    decimals: 0,
});

const turbidity = measured({
    title: both('浑浊度', 'Turbidity'),
    description: both(`池水是否清澈。${WHILE_OPEN.zh}`, `Whether the water is clear.${WHILE_OPEN.en}`),
    measures: ['turbidity'],
    where: at('pool'),
    unit: NTU,
    decimals: 2,
    min: 0,
});

const footBath = measured({
    title: both('浸脚消毒池游离性余氯', 'Foot bath free chlorine'),
    description: both(
        `浸脚消毒池应定时更换，余氯随使用下降。${WHILE_OPEN.zh}`,
        `The bath weakens until it is made up anew.${WHILE_OPEN.en}`,
    ),
    measures: ['footbath_free_chlorine'],
    where: measuring('footbath_free_chlorine'),
    unit: MG_L,
    decimals: 1,
    min: 0,
});

const temperature = measured({
    title: both('池水温度', 'Water temperature'),
    description: both(
        'GB 37488-2019 推荐 23–30 ℃，非强制限值。',
        'GB 37488-2019 recommends 23 to 30 °C; it is no mandatory limit.',
    ),
    measures: ['water_temp'],
    where: at('pool'),
    unit: 'celsius',
    decimals: 1,
    unlimited: true,
});

const bathers = measured({
    title: both('在池人数', 'Bathers'),
    description: both(
        '负荷：与化合性余氯、尿素和补水对照。',
        'The load: compare combined chlorine, urea and make-up water.',
    ),
    width: 8,
    measures: ['bather_count'],
    where: at('pool'),
    unit: 'none',
    decimals: 0,
    min: 0,
    unlimited: true,
});

const water = measured({
    title: both('补水量', 'Make-up water'),
    description: both(
        '水表所报的补水量：补水不足，尿素和化合性余氯累积。',
        'As the meter reports it: with too little, urea and combined chlorine build up.',
    ),
    width: 8,
    measures: ['makeup_water'],
    where: at('pool'),
    unit: 'm3',
    decimals: 1,
    min: 0,
    unlimited: true,
});

const circulation = measured({
    title: both('循环水量', 'Circulation'),
    description: both('循环停止则过滤和消毒都停止。', 'When it stops, so do filtering and disinfection.'),
    width: 8,
    measures: ['circulation_flow'],
    where: at('pool'),
    unit: 'suffix: m³/h',
    decimals: 0,
    min: 0,
    unlimited: true,
});

const organic = measured({
    title: both('尿素与氰尿酸', 'Urea and cyanuric acid'),
    description: both(
        '化验或周期分析仪的结果：尿素来自泳客，氰尿酸来自二氯、三氯消毒剂。',
        'From the laboratory or a cycle analyser: urea comes from bathers, cyanuric acid from dichlor and trichlor.',
    ),
    measures: ['urea', 'cyanuric_acid'],
    where: at('pool'),
    spanNulls: 24 * 3_600_000,
    unit: MG_L,
    decimals: 1,
    min: 0,
});

const BANDS = ['free_chlorine', 'combined_chlorine', 'ph', 'orp', 'turbidity', 'footbath_free_chlorine'] as const;

export const pool = dashboard({
    name: 'pool',
    title: both('游泳池水', 'Swimming pools'),
    description: both(
        '哪个泳池现在不宜开放，开放时段内超标多久，水质是否跟得上人数。',
        'Which pool should not be open now, for how long bands were left while open, and does the water keep up with the bathers.',
    ),
    variables: [jurisdiction, site(FAMILY), device(FAMILY)],
    annotations: [openNotes, alarmNotes, eventNotes],
    from: 'now-24h',
    sections: [
        top(...SUMMARY),
        row(both('现状', 'Now'), [current, openingHours]),
        row(both('消毒与澄清', 'Disinfection and clarity'), [
            freeChlorine,
            combinedChlorine,
            acidity,
            redox,
            turbidity,
            footBath,
        ]),
        row(both('负荷与补水', 'Bathers and fresh water'), [bathers, water, circulation, temperature, organic]),
        row(both('超限与报警', 'Out of limits'), [minutesOut({ fields: BANDS, whileOpen: true }), ...ALARMS]),
        row(both('达标情况', 'Compliance'), COMPLIANCE),
        row(both('数据质量', 'Data quality'), QUALITY),
    ],
});
