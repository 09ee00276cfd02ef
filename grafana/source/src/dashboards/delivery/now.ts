/** The backlog at this moment, and what became of what was written lately. */
import { COLOURS, type Panel, both, lines, rows, stat, steps } from '../../kit/index.js';
import { CHOSEN, CHOSEN_IN_RANGE } from './scope.js';

const waiting = stat({
    title: both('待发送', 'Waiting now'),
    description: both(
        '此刻待发送（含重试中）和待汇总的通知数。',
        'Notifications that wait to be sent, or to be tried again, and those that wait for a digest.',
    ),
    width: 6,
    query: rows(lines`
        SELECT count(*) FILTER (WHERE state = 'pending') AS pending,
               count(*) FILTER (WHERE state = 'collecting') AS collecting
        FROM delivery WHERE state IN ('pending', 'collecting') AND ${CHOSEN}`),
    unit: 'none',
    fields: {
        pending: {
            displayName: both('待发送', 'Waiting'),
            thresholds: steps(COLOURS.good, [1, COLOURS.medium], [100, COLOURS.high]),
        },
        collecting: { displayName: both('待汇总', 'For a digest'), thresholds: steps(COLOURS.low) },
    },
});

const oldest = stat({
    title: both('最久等待', 'Oldest waiting'),
    description: both(
        '待发送的通知中最早一条已等待多久；72 小时后放弃。',
        'For how long the oldest one has been waiting to be sent; after 72 hours it is given up.',
    ),
    query: rows(lines`
        SELECT coalesce(extract(epoch FROM now() - min(queued_at)), 0)::float8 AS seconds
        FROM delivery WHERE state = 'pending' AND ${CHOSEN}`),
    unit: 'dtdurations',
    thresholds: steps(COLOURS.good, [60, COLOURS.medium], [900, COLOURS.urgent]),
    coloured: 'background',
});

const failing = stat({
    title: both('收不到的接收方', 'Recipients failing'),
    description: both(
        '启用中、自上次成功后一直失败的接收方；15 分钟后平台另发报警并通知备用接收方。',
        'Enabled ones that have failed since their last success; after 15 minutes the service raises an alarm of its own and tells the fallback.',
    ),
    query: rows(
        'SELECT count(*) AS recipients FROM recipient WHERE enabled AND failing_since IS NOT NULL AND failures > 0',
    ),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.urgent]),
    coloured: 'background',
});

const dead = stat({
    title: both('已放弃', 'Given up'),
    description: both(
        '所选时间内生成、未能送达的通知；可在控制台重新发送。',
        'Written in the range and not delivered; they can be sent again in the console.',
    ),
    query: rows(`SELECT count(*) AS dead FROM delivery WHERE state = 'dead' AND ${CHOSEN_IN_RANGE}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.urgent]),
    coloured: 'background',
});

const share = stat({
    title: both('送达率', 'Delivered'),
    description: both(
        '所选时间内生成的通知中已送达（含随汇总送达）的比例，待发送的也计入分母。',
        'Of what was written in the range, what arrived, alone or in a digest; what is still waiting counts as not.',
    ),
    width: 6,
    query: rows(lines`
        SELECT count(*) FILTER (WHERE state IN ('delivered', 'digested'))::float8 / nullif(count(*), 0) AS share,
               count(*) AS written
        FROM delivery WHERE ${CHOSEN_IN_RANGE}`),
    unit: 'percentunit',
    decimals: 2,
    noValue: both('无通知', 'None'),
    fields: {
        share: {
            displayName: both('送达率', 'Delivered'),
            thresholds: steps(COLOURS.urgent, [0.95, COLOURS.medium], [0.999, COLOURS.good]),
        },
        written: {
            displayName: both('通知数', 'Notifications'),
            unit: 'none',
            decimals: 0,
            thresholds: steps(COLOURS.neutral),
        },
    },
});

export const NOW: readonly Panel[] = [waiting, oldest, failing, dead, share];
