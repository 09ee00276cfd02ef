/** What the delivery dashboard is about, and the words for it, as the console has them. */
import { COLOURS, type Word, both, selected, words } from '../../kit/index.js';

/** SQL of conditions over `delivery`: those of the chosen recipients and priorities. */
export const CHOSEN = `recipient::text = ANY(${selected('recipient')}) AND priority = ANY(${selected('priority')})`;

/** The same of those that were written in the range of time. */
export const CHOSEN_IN_RANGE = `$__timeFilter(created_at) AND ${CHOSEN}`;

/** SQL of the same over `delivery_attempt`, which knows no priority. */
export const ATTEMPTED = `$__timeFilter(time) AND recipient::text = ANY(${selected('recipient')})`;

/** SQL: the beginning of a step; steps shorter than some minutes hold too few notifications to say anything. */
export function stepOf(time: string): string {
    return `date_bin(greatest('$__interval'::interval, interval '5 minutes'), ${time}, timestamptz '2000-01-01 00:00:00+08')`;
}

export const STATES = words(
    ['pending', both('待发送', 'Waiting'), COLOURS.medium],
    ['collecting', both('待汇总', 'Waiting for a digest'), COLOURS.low],
    ['digested', both('已并入汇总', 'Went out in a digest'), COLOURS.maintenance],
    ['delivered', both('已送达', 'Delivered'), COLOURS.good],
    ['dead', both('已放弃', 'Given up'), COLOURS.urgent],
);

export const TYPES = words(
    ['health.vigil.alarm.raised', both('报警发生', 'Alarm raised')],
    ['health.vigil.alarm.changed', both('报警变化', 'Alarm changed')],
    ['health.vigil.alarm.cleared', both('报警解除', 'Alarm cleared')],
    ['health.vigil.alarm.acknowledged', both('报警已确认', 'Alarm acknowledged')],
    ['health.vigil.alarm.escalated', both('报警升级', 'Alarm escalated')],
    ['health.vigil.alarms.digest', both('报警汇总', 'Digest of alarms')],
    ['health.vigil.excursions.digest', both('回溯超限汇总', 'Digest of excursions')],
    ['health.vigil.test', both('测试', 'Test')],
);

export const OUTCOME_WORDS: readonly Word[] = [
    ['delivered', both('已送达', 'Delivered'), COLOURS.good],
    ['refused', both('被拒收', 'Refused'), COLOURS.high],
    ['redirected', both('被重定向', 'Redirected'), COLOURS.medium],
    ['timeout', both('超时', 'Timed out'), COLOURS.missing],
    ['unreachable', both('无法连接', 'Unreachable'), COLOURS.urgent],
    ['forbidden', both('地址不允许', 'Address not allowed'), COLOURS.limit],
];

export const OUTCOMES = words(...OUTCOME_WORDS);

const QUANTILES = [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
] as const;

/** SQL of a select list: quantiles of the seconds from writing to arrival. */
export const SECONDS = QUANTILES.map(
    ([name, share]) => `percentile_cont(${share}) WITHIN GROUP (ORDER BY seconds) AS ${name}`,
).join(', ');
