/** How each recipient fares. */
import {
    COLOURS,
    type Panel,
    YES_NO,
    barchart,
    both,
    column,
    field,
    hidden,
    lines,
    rows,
    selected,
    steps,
    table,
    timeColumn,
    toConsole,
} from '../../kit/index.js';
import { CHOSEN, CHOSEN_IN_RANGE, SECONDS } from './scope.js';

const TO_DELIVERIES = toConsole(
    `/deliveries?recipient=${field('recipient')}`,
    both('在控制台查看送达记录', 'See its deliveries in the console'),
);
const TROUBLE = steps(COLOURS.good, [1, COLOURS.urgent]);

const health = table({
    title: both('接收方状况', 'How they fare'),
    description: both(
        '所选时间内各接收方的通知，及其现况：连续失败者在前。点击名称到控制台看逐条记录。',
        'What each recipient was sent in the range, and how it is now, those that fail first. The name leads to the console, to each attempt.',
    ),
    query: rows(lines`
        WITH told AS (
            SELECT recipient, count(*) AS notifications, count(*) FILTER (WHERE state = 'delivered') AS delivered,
                   count(*) FILTER (WHERE state IN ('pending', 'collecting')) AS waiting,
                   count(*) FILTER (WHERE state = 'dead') AS dead,
                   sum(attempts)::float8 / nullif(count(*) FILTER (WHERE state = 'delivered'), 0) AS attempts_each,
                   ${SECONDS}
            FROM delivery WHERE ${CHOSEN_IN_RANGE} GROUP BY recipient
        )
        SELECT r.recipient, r.name, r.format, r.enabled, r.failures, r.failing_since, r.last_success_at, r.last_error,
               t.notifications, t.delivered, t.waiting, t.dead, t.attempts_each, t.p50, t.p95, t.p99
        FROM recipient r LEFT JOIN told t USING (recipient)
        WHERE r.recipient::text = ANY(${selected('recipient')})
        ORDER BY r.failures DESC, t.dead DESC NULLS LAST, r.name
        LIMIT 500`),
    filterable: true,
    columns: [
        hidden('recipient'),
        column('name', both('接收方', 'Recipient'), { links: [TO_DELIVERIES], width: 240 }),
        column('format', both('格式', 'Format'), { width: 110 }),
        column('enabled', both('启用', 'Enabled'), { mappings: YES_NO, width: 70 }),
        column('failures', both('连续失败', 'Failures in a row'), { thresholds: TROUBLE, coloured: 'text', width: 90 }),
        timeColumn('failing_since', both('失败始于', 'Failing since')),
        timeColumn('last_success_at', both('最近成功', 'Last success')),
        column('notifications', both('通知', 'Notifications'), { decimals: 0 }),
        column('delivered', both('已送达', 'Delivered'), { decimals: 0 }),
        column('waiting', both('待发送', 'Waiting'), { decimals: 0 }),
        column('dead', both('已放弃', 'Given up'), { thresholds: TROUBLE, coloured: 'text' }),
        column('attempts_each', both('每条发送次数', 'Attempts each'), { decimals: 2 }),
        column('p50', both('中位数', 'Median'), { unit: 's', decimals: 1 }),
        column('p95', both('95 %', '95 %'), { unit: 's', decimals: 1 }),
        column('p99', both('99 %', '99 %'), { unit: 's', decimals: 1 }),
        column('last_error', both('最近的错误', 'Last error'), { width: 260 }),
    ],
});

const backlog = barchart({
    title: both('各接收方的积压', 'Backlog by recipient'),
    description: both(
        '此刻的待发送、待汇总，和所选时间内已放弃的通知；积压最多的 30 个。',
        'What waits now to be sent or for a digest, and what was given up in the range; the 30 with most.',
    ),
    width: 24,
    height: 7,
    query: rows(lines`
        WITH waiting AS (
            SELECT recipient, count(*) FILTER (WHERE state = 'pending') AS pending,
                   count(*) FILTER (WHERE state = 'collecting') AS collecting
            FROM delivery WHERE state IN ('pending', 'collecting') AND ${CHOSEN} GROUP BY recipient
        ), given_up AS (
            SELECT recipient, count(*) AS dead FROM delivery WHERE state = 'dead' AND ${CHOSEN_IN_RANGE} GROUP BY recipient
        )
        SELECT r.name, coalesce(w.pending, 0) AS pending, coalesce(w.collecting, 0) AS collecting,
               coalesce(g.dead, 0) AS dead
        FROM recipient r LEFT JOIN waiting w USING (recipient) LEFT JOIN given_up g USING (recipient)
        WHERE r.recipient::text = ANY(${selected('recipient')})
        ORDER BY coalesce(w.pending, 0) + coalesce(w.collecting, 0) + coalesce(g.dead, 0) DESC, r.name
        LIMIT 30`),
    x: 'name',
    unit: 'none',
    stacked: true,
    fields: {
        pending: { displayName: both('待发送', 'Waiting'), colour: COLOURS.medium },
        collecting: { displayName: both('待汇总', 'Waiting for a digest'), colour: COLOURS.low },
        dead: { displayName: both('已放弃', 'Given up'), colour: COLOURS.urgent },
    },
});

export const RECIPIENTS: readonly Panel[] = [health, backlog];
