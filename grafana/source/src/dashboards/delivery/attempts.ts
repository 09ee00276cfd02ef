/** What receivers answered. */
import { type Panel, both, lines, piechart, quoted, rows, series, timeseries } from '../../kit/index.js';
import { ATTEMPTED, OUTCOME_WORDS, stepOf } from './scope.js';

const BY_OUTCOME = Object.fromEntries(
    OUTCOME_WORDS.map(([value, text, colour]) => [value, { displayName: text, colour }]),
);

const outcomes = timeseries({
    title: both('发送结果', 'Outcomes'),
    description: both(
        '各时段的发送次数，按结果；一条通知可发送多次，优先级的选择不影响本图。',
        'Attempts by their outcome; one notification may take several. The choice of priorities does not apply.',
    ),
    query: series(lines`
        SELECT ${stepOf('time')} AS time,
               ${OUTCOME_WORDS.map(([value]) => `count(*) FILTER (WHERE outcome = '${value}') AS ${value}`).join(', ')}
        FROM delivery_attempt
        WHERE ${ATTEMPTED}
        GROUP BY 1
        ORDER BY 1`),
    interval: '5m',
    unit: 'none',
    style: 'bars',
    stacked: true,
    fields: BY_OUTCOME,
});

const latency = timeseries({
    title: both('接收方应答时间', 'How soon receivers answer'),
    description: both(
        '各接收方应答的中位数；10 秒无应答为超时。',
        'Median time to the answer, by recipient; no answer within 10 seconds is a timeout.',
    ),
    width: 8,
    query: series(lines`
        SELECT ${stepOf('time')} AS time, recipient_name AS metric,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms) AS value
        FROM delivery_attempt
        WHERE ${ATTEMPTED} AND status IS NOT NULL
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    interval: '5m',
    spanNulls: 3_600_000,
    unit: 'ms',
    logarithmic: true,
});

const statuses = piechart({
    title: both('HTTP 状态', 'HTTP status'),
    description: both(
        '所选时间内的应答状态；没有应答者单列。',
        'The answers in the range; what got none stands by itself.',
    ),
    width: 4,
    query: rows(lines`
        SELECT coalesce(status::text, ${quoted(both('无应答', 'no answer'))}) AS status, count(*) AS attempts
        FROM delivery_attempt
        WHERE ${ATTEMPTED}
        GROUP BY 1
        ORDER BY 2 DESC
        LIMIT 20`),
    unit: 'none',
});

export const ATTEMPTS: readonly Panel[] = [outcomes, latency, statuses];
