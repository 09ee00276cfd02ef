/** How soon people are told: from the moment at which a notification is written, in the alarm's own transaction. */
import {
    COLOURS,
    PRIORITIES,
    type Panel,
    both,
    column,
    lines,
    rows,
    series,
    table,
    timeseries,
    words,
} from '../../kit/index.js';
import { CHOSEN_IN_RANGE, SECONDS, stepOf } from './scope.js';

const overTime = timeseries({
    title: both('从生成到送达', 'From written to delivered'),
    description: both(
        '按生成时间，已送达通知所用秒数的中位数、95 % 和 99 % 分位数（对数刻度）。通知与报警在同一事务中生成。随汇总发送的等待是有意的，不计。',
        'Seconds to arrival by when they were written: median, 95 % and 99 % (logarithmic). A notification is written in the transaction of its alarm. What went out in a digest waited on purpose and is not counted.',
    ),
    query: series(lines`
        SELECT ${stepOf('created_at')} AS time, ${SECONDS}
        FROM delivery
        WHERE ${CHOSEN_IN_RANGE} AND seconds IS NOT NULL AND state = 'delivered'
        GROUP BY 1
        ORDER BY 1`),
    interval: '5m',
    spanNulls: 3_600_000,
    unit: 's',
    logarithmic: true,
    fields: {
        p50: { displayName: both('中位数', 'Median'), colour: COLOURS.good },
        p95: { displayName: '95 %', colour: COLOURS.medium },
        p99: { displayName: '99 %', colour: COLOURS.urgent },
    },
});

const byRecipient = timeseries({
    title: both('各接收方 95 % 分位', 'By recipient, 95 %'),
    description: both(
        '各接收方 95 % 的通知在多少秒内送达。',
        'Within how many seconds 95 % of the notifications of each recipient arrived.',
    ),
    query: series(lines`
        SELECT ${stepOf('created_at')} AS time, recipient_name AS metric,
               percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds) AS value
        FROM delivery
        WHERE ${CHOSEN_IN_RANGE} AND seconds IS NOT NULL AND state = 'delivered'
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    interval: '5m',
    spanNulls: 3_600_000,
    unit: 's',
    logarithmic: true,
});

const states = timeseries({
    title: both('通知的去向', 'What became of them'),
    description: both(
        '按生成时间，各时段的通知现处何种状态。',
        'Notifications by when they were written, and the state they are in now.',
    ),
    query: series(lines`
        SELECT ${stepOf('created_at')} AS time,
               count(*) FILTER (WHERE state = 'delivered') AS delivered,
               count(*) FILTER (WHERE state = 'digested') AS digested,
               count(*) FILTER (WHERE state = 'pending') AS pending,
               count(*) FILTER (WHERE state = 'collecting') AS collecting,
               count(*) FILTER (WHERE state = 'dead') AS dead
        FROM delivery
        WHERE ${CHOSEN_IN_RANGE}
        GROUP BY 1
        ORDER BY 1`),
    interval: '5m',
    unit: 'none',
    style: 'bars',
    stacked: true,
    fields: {
        delivered: { displayName: both('已送达', 'Delivered'), colour: COLOURS.good },
        digested: { displayName: both('已并入汇总', 'In a digest'), colour: COLOURS.maintenance },
        pending: { displayName: both('待发送', 'Waiting'), colour: COLOURS.medium },
        collecting: { displayName: both('待汇总', 'Waiting for a digest'), colour: COLOURS.low },
        dead: { displayName: both('已放弃', 'Given up'), colour: COLOURS.urgent },
    },
});

const STEPS = words(['subscriber', both('订阅（无步骤）', 'Subscriber, no step')]);
const COUNT = { decimals: 0 };
const IN_SECONDS = { unit: 's', decimals: 1 };

const byStep = table({
    title: both('按升级步骤与优先级', 'By escalation step and priority'),
    description: both(
        '谁因哪一步被通知：订阅者在报警时即被通知；其余按路由文件的步骤，前一步无人确认才到下一步。步骤以路由文件中的编号表示。',
        'By which step they were told: subscribers at once, others by the steps of the routing document, each when nobody acknowledged after the one before. Steps stand under their ids in that document.',
    ),
    width: 12,
    height: 8,
    query: rows(lines`
        SELECT coalesce(step, 'subscriber') AS step, priority, count(*) AS notifications,
               count(*) FILTER (WHERE state = 'delivered') AS delivered,
               count(*) FILTER (WHERE state IN ('pending', 'collecting')) AS waiting,
               count(*) FILTER (WHERE state = 'dead') AS dead, ${SECONDS}
        FROM delivery
        WHERE ${CHOSEN_IN_RANGE}
        GROUP BY 1, 2
        ORDER BY 1, array_position(ARRAY['urgent', 'high', 'medium', 'low'], priority)
        LIMIT 200`),
    columns: [
        column('step', both('升级步骤', 'Step'), { mappings: STEPS }),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('notifications', both('通知', 'Notifications'), COUNT),
        column('delivered', both('已送达', 'Delivered'), COUNT),
        column('waiting', both('待发送', 'Waiting'), COUNT),
        column('dead', both('已放弃', 'Given up'), COUNT),
        column('p50', both('中位数', 'Median'), IN_SECONDS),
        column('p95', both('95 %', '95 %'), IN_SECONDS),
        column('p99', both('99 %', '99 %'), IN_SECONDS),
    ],
});

export const SPEED: readonly Panel[] = [overTime, byRecipient, states, byStep];
