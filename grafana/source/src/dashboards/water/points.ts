/** Where water is sampled, and what disinfects it, in the words of the standards. */
import { type In, type Word, both, textIn, words } from '../../kit/index.js';

/** Along the way of the water. */
export const POINT_WORDS: readonly Word[] = [
    ['plant_outlet', both('出厂水', 'Plant outlet')],
    ['network_end', both('管网末梢水', 'Network end')],
    ['secondary_supply', both('二次供水', 'Secondary supply')],
    ['pool', both('池水', 'Pool')],
    ['foot_bath', both('浸脚消毒池', 'Foot bath')],
    ['contact_tank_outlet', both('接触池出口', 'Contact tank outlet')],
    ['outfall', both('总排口', 'Outfall')],
];

export const POINTS = words(...POINT_WORDS);

export const DISINFECTANT_WORDS: readonly Word[] = [
    ['free_chlorine', both('液氯及游离氯制剂', 'Free chlorine')],
    ['chloramine', both('一氯胺', 'Chloramine')],
    ['chlorine_dioxide', both('二氧化氯', 'Chlorine dioxide')],
    ['ozone', both('臭氧', 'Ozone')],
    ['uv', both('紫外线', 'Ultraviolet')],
];

/** SQL that gives the word for a value of a column in the reader's language; what has no word as it is. */
export function worded(column: string, all: readonly Word[]): In<string> {
    return language =>
        `CASE ${column} ${all.map(([value, text]) => `WHEN '${value}' THEN '${textIn(language, text)}'`).join(' ')} ELSE ${column} END`;
}

/** What is left of each disinfectant in the water: GB 5749-2022 Table 2. */
export const RESIDUALS = ['free_chlorine', 'total_chlorine', 'chlorine_dioxide', 'ozone'] as const;

/** SQL: the field that tells what is left of a device's disinfectant. */
export const RESIDUAL_FIELD = `CASE disinfectant WHEN 'chloramine' THEN 'total_chlorine'
    WHEN 'chlorine_dioxide' THEN 'chlorine_dioxide' WHEN 'ozone' THEN 'ozone' ELSE 'free_chlorine' END`;
