/** Colours and words that mean the same on every dashboard; Grafana's named colours suit both its themes. */
import { type In, type Text, both, textIn } from './language.js';
import type { FieldDefaults } from './schema.js';

export type Mapping = NonNullable<FieldDefaults<unknown>['mappings']>[number];
export type Thresholds = NonNullable<FieldDefaults<unknown>['thresholds']>;

export const COLOURS = {
    good: 'green',
    neutral: 'text',
    low: 'blue',
    medium: 'yellow',
    high: 'orange',
    urgent: 'red',
    missing: 'purple',
    limit: 'dark-red',
    target: 'dark-orange',
    maintenance: 'light-blue',
} as const;

/** A value of a column, what is shown for it, and its colour. */
export type Word = readonly [value: string | number, text: Text, colour?: string];

/** Values shown as words. */
export function words(...all: Word[]): In<Mapping[]> {
    return language => [
        {
            type: 'value',
            options: Object.fromEntries(
                all.map(([value, text, colour], index) => [
                    String(value),
                    { text: textIn(language, text), color: colour, index },
                ]),
            ),
        },
    ];
}

/** Colours by value: the first from the smallest value on, each further one from its bound on. */
export function steps(first: string, ...further: (readonly [from: number, colour: string])[]): Thresholds {
    return {
        mode: 'absolute',
        steps: [{ color: first, value: null }, ...further.map(([value, color]) => ({ color, value }))],
    };
}

export const PRIORITY_WORDS: readonly Word[] = [
    ['urgent', both('紧急', 'Urgent'), COLOURS.urgent],
    ['high', both('高', 'High'), COLOURS.high],
    ['medium', both('中', 'Medium'), COLOURS.medium],
    ['low', both('低', 'Low'), COLOURS.low],
];

/** The words and colours of alarm priorities. */
export const PRIORITIES = words(...PRIORITY_WORDS);

/** The same by `priority_rank`; -1 stands for no alarm. */
export const PRIORITY_RANKS = words(
    [3, both('紧急', 'Urgent'), COLOURS.urgent],
    [2, both('高', 'High'), COLOURS.high],
    [1, both('中', 'Medium'), COLOURS.medium],
    [0, both('低', 'Low'), COLOURS.low],
    [-1, both('无报警', 'No alarm'), COLOURS.good],
);

/** Colours by `priority_rank`, -1 for no alarm. */
export const BY_RANK = steps(
    COLOURS.good,
    [0, COLOURS.low],
    [1, COLOURS.medium],
    [2, COLOURS.high],
    [3, COLOURS.urgent],
);

export const PRESENCES = words(
    ['online', both('在线', 'Online'), COLOURS.good],
    ['offline', both('已下线', 'Signed off'), COLOURS.medium],
    ['lost', both('连接中断', 'Connection lost'), COLOURS.urgent],
    ['never', both('从未上报', 'Never heard'), COLOURS.missing],
);

export const QUALITIES = words(
    ['good', both('有效', 'Good'), COLOURS.good],
    ['uncertain', both('存疑', 'Uncertain'), COLOURS.medium],
    ['bad', both('无效', 'Bad'), COLOURS.urgent],
);

export const ALARM_STATES = words(
    ['unacknowledged', both('未确认', 'Unacknowledged'), COLOURS.urgent],
    ['acknowledged', both('已确认', 'Acknowledged'), COLOURS.medium],
    ['returned_unacknowledged', both('已恢复，未确认', 'Returned, unacknowledged'), COLOURS.low],
    ['latched_unacknowledged', both('已锁存，未确认', 'Latched, unacknowledged'), COLOURS.high],
    ['latched_acknowledged', both('已锁存，已确认', 'Latched, acknowledged'), COLOURS.medium],
    ['shelved', both('已搁置', 'Shelved'), COLOURS.neutral],
    ['suppressed_by_design', both('按设计抑制', 'Suppressed by design'), COLOURS.neutral],
    ['out_of_service', both('停用', 'Out of service'), COLOURS.neutral],
    ['normal', both('正常', 'Normal'), COLOURS.good],
);

export const FAMILY_WORDS: readonly Word[] = [
    ['drinking_water', both('生活饮用水', 'Drinking water')],
    ['swimming_pool', both('游泳池水', 'Swimming pool')],
    ['medical_wastewater', both('医疗污水', 'Medical wastewater')],
    ['vaccine_cold_chain', both('疫苗冷链', 'Vaccine cold chain')],
    ['medical_waste', both('医疗废物', 'Medical waste')],
    ['radiation', both('放射', 'Radiation')],
    ['service', both('平台自身', 'This service')],
];

/** The names of device families, as the console has them. */
export const FAMILIES = words(...FAMILY_WORDS);

/** SQL that gives the name of a family in the reader's language, for where it names a line or a bar. */
export function familyName(column: string): In<string> {
    return language =>
        `CASE ${column} ${FAMILY_WORDS.map(([value, text]) => `WHEN '${value}' THEN '${textIn(language, text)}'`).join(' ')} ELSE ${column} END`;
}

/** SQL that gives the word for a priority in the reader's language. */
export function priorityName(column: string): In<string> {
    return language =>
        `CASE ${column} ${PRIORITY_WORDS.map(([value, text]) => `WHEN '${value}' THEN '${textIn(language, text)}'`).join(' ')} END`;
}

export const YES_NO = words(
    ['true', both('是', 'Yes')],
    ['false', both('否', 'No')],
);

/** Priorities as names of lines or columns, as priorityName() gives them, each in its colour. */
export const PRIORITY_FIELDS: In<Readonly<Record<string, { colour?: string }>>> = language =>
    Object.fromEntries(PRIORITY_WORDS.map(([, text, colour]) => [textIn(language, text), { colour }]));

/** Where a container of medical waste is in its life. */
export const CONTAINER_STATES = words(
    ['generated', both('已产生', 'Generated')],
    ['packed', both('已打包', 'Packed')],
    ['collected', both('已收集', 'Collected')],
    ['stored', both('暂存', 'In store')],
    ['handed_over', both('已交接', 'Handed over')],
    ['in_transit', both('运输中', 'In transit')],
    ['arrived', both('已到达', 'Arrived')],
    ['accepted', both('已接收', 'Accepted')],
    ['rejected', both('拒收', 'Rejected')],
    ['plant_stored', both('处置厂暂存', 'Stored at the plant')],
    ['treated', both('已处置', 'Treated')],
    ['closed', both('已关闭', 'Closed')],
    ['returned', both('已退回', 'Returned')],
    ['lost', both('遗失', 'Lost')],
    ['exempt', both('豁免', 'Exempt')],
);

export const BOUNDS = words(['low', both('下限', 'Lower')], ['high', both('上限', 'Upper')]);

/** What happened to an alarm, as its history says it. */
export const ALARM_STEPS = words(
    ['raised', both('产生', 'Raised')],
    ['cleared', both('恢复', 'Cleared')],
    ['acknowledged', both('确认', 'Acknowledged')],
    ['acknowledgement_expired', both('确认失效', 'Acknowledgement expired')],
    ['commented', both('备注', 'Commented')],
    ['assigned', both('指派', 'Assigned')],
    ['shelved', both('搁置', 'Shelved')],
    ['unshelved', both('取消搁置', 'Unshelved')],
    ['suppressed', both('抑制', 'Suppressed')],
    ['resumed', both('恢复判断', 'Judged again')],
    ['out_of_service', both('停用', 'Out of service')],
    ['returned_to_service', both('恢复使用', 'Returned to service')],
    ['reset', both('复位', 'Reset')],
    ['silenced', both('静默', 'Silenced')],
    ['silence_ended', both('静默结束', 'Silence ended')],
    ['escalated', both('升级', 'Escalated')],
    ['doubted', both('状态不明', 'Unknown')],
    ['chattering_ended', both('抖动结束', 'Chattering ended')],
);
