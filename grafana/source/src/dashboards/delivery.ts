import { PRIORITY_WORDS, both, choice, choices, dashboard, lines, row, top } from '../kit/index.js';
import { ATTEMPTS } from './delivery/attempts.js';
import { DEAD } from './delivery/dead.js';
import { NOW } from './delivery/now.js';
import { RECIPIENTS } from './delivery/recipients.js';
import { SPEED } from './delivery/speed.js';

const recipient = choice({
    name: 'recipient',
    label: both('接收方', 'Recipient'),
    description: both('向谁通知；含已停用的', 'Who is told; those that are disabled too'),
    sql: lines`
        SELECT name || CASE WHEN count(*) OVER (PARTITION BY name) > 1 THEN ' · ' || recipient ELSE '' END AS __text,
               recipient::text AS __value
        FROM recipient
        ORDER BY 1`,
});

const priority = choices('priority', both('优先级', 'Priority'), PRIORITY_WORDS);

export const delivery = dashboard({
    name: 'delivery',
    title: both('通知送达', 'Delivery'),
    description: both(
        '该通知的人是否都已通知到，用了多久，谁收不到，还有多少在等。',
        'Was everybody told who should have been, how soon, who could not be reached, and how much is waiting.',
    ),
    variables: [recipient, priority],
    from: 'now-24h',
    sections: [
        top(...NOW),
        row(both('多久送达', 'How soon'), SPEED),
        row(both('接收方', 'Recipients'), RECIPIENTS),
        row(both('发送与结果', 'Attempts and outcomes'), ATTEMPTS),
        row(both('已放弃', 'Given up'), DEAD),
    ],
});
