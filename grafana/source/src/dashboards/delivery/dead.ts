/** What never arrived, and what is being tried over and over. */
import {
    type In,
    PRIORITIES,
    type Panel,
    both,
    column,
    field,
    hidden,
    lines,
    name,
    rows,
    table,
    timeColumn,
    toConsole,
} from '../../kit/index.js';
import { CHOSEN_IN_RANGE, OUTCOMES, STATES, TYPES } from './scope.js';

const TO_DEAD = toConsole(
    `/deliveries?recipient=${field('recipient')}&state=${field('state')}`,
    both('在控制台查看并重新发送', 'See it in the console, and send it again'),
);
const TO_ALARM_OF_ROW = toConsole(
    `/alarms/${field('alarm')}`,
    both('在控制台查看报警', 'Open the alarm in the console'),
);

const COLUMNS = [
    hidden('recipient'),
    hidden('alarm'),
    timeColumn('created_at', both('生成时间', 'Written')),
    column('recipient_name', both('接收方', 'Recipient'), { links: [TO_DEAD], width: 240 }),
    column('state', both('状态', 'State'), { mappings: STATES, coloured: 'text', width: 110 }),
    column('type', both('内容', 'What'), { mappings: TYPES }),
    column('rule_name', both('报警', 'Alarm'), { links: [TO_ALARM_OF_ROW] }),
    column('site_name', both('单位', 'Site')),
    column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
    column('step', both('升级步骤', 'Step')),
    column('attempts', both('发送次数', 'Attempts'), { width: 90 }),
    column('outcome', both('最近结果', 'Last outcome'), { mappings: OUTCOMES, coloured: 'text', width: 130 }),
    column('status', both('HTTP 状态', 'HTTP status'), { width: 90 }),
];

/** The newest notifications for which a condition over `delivery` holds, with the alarm that they tell of. */
function listed(condition: string): In<string> {
    return lines`
        SELECT d.recipient::text AS recipient, d.alarm::text AS alarm, d.created_at, d.recipient_name, d.state, d.type,
               ${name('a.rule_name')}, ${name('a.site_name')}, d.priority, d.step, d.attempts, t.outcome, t.status
        FROM (SELECT notification, recipient, recipient_name, alarm, created_at, state, type, priority, step, attempts
              FROM delivery WHERE ${condition} ORDER BY created_at DESC LIMIT 200) d
        LEFT JOIN alarm a USING (alarm)
        LEFT JOIN delivery_attempt t ON t.notification = d.notification AND t.attempt = d.attempts
        ORDER BY d.created_at DESC
        LIMIT 200`;
}

const dead = table({
    title: both('已放弃的通知', 'Notifications given up'),
    description: both(
        '所选时间内生成、重试 72 小时仍未送达的通知，最近 200 条；点击接收方到控制台重新发送。',
        'Written in the range and not delivered after 72 hours of trying, the newest 200; the recipient leads to the console, to send them again.',
    ),
    query: rows(listed(`state = 'dead' AND ${CHOSEN_IN_RANGE}`)),
    columns: COLUMNS,
});

const troubled = table({
    title: both('未能一次送达的通知', 'Notifications that took more than one attempt'),
    description: both(
        '所选时间内生成、已发送多于一次的通知，或仍在等待重试者，最近 200 条。',
        'Written in the range and sent more than once, or still waiting for another attempt, the newest 200.',
    ),
    query: rows(
        listed(`(attempts > 1 OR state = 'pending' AND attempts > 0) AND state <> 'dead' AND ${CHOSEN_IN_RANGE}`),
    ),
    columns: COLUMNS,
});

export const DEAD: readonly Panel[] = [dead, troubled];
