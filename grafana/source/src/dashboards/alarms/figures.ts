/** The figures at the top. */
import { COLOURS, both, lines, rows, stat, steps } from '../../kit/index.js';
import { CHOSEN, RAISED } from './chosen.js';

export const raised = stat({
    title: both('报警', 'Raised'),
    description: both('时段内产生的报警。', 'Alarms raised in the time shown.'),
    query: rows(`SELECT count(*) AS alarms FROM alarm WHERE ${RAISED}`),
    unit: 'none',
    colour: COLOURS.neutral,
});

export const active = stat({
    title: both('现在有效', 'Active now'),
    description: both('现在条件仍成立的报警。', 'Alarms whose condition holds now.'),
    query: rows(`SELECT count(*) AS alarms FROM alarm WHERE open AND active AND ${CHOSEN}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
});

export const waiting = stat({
    title: both('现在未确认', 'Unacknowledged now'),
    description: both('无人确认的报警，含已恢复的。', 'Alarms that nobody has taken note of, also those that are over.'),
    query: rows(lines`
        SELECT count(*) AS alarms
        FROM alarm
        WHERE open AND state IN ('unacknowledged', 'returned_unacknowledged', 'latched_unacknowledged') AND ${CHOSEN}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
});

export const aside = stat({
    title: both('现在搁置、抑制或停用', 'Set aside now'),
    description: both('现在已搁置、按设计抑制或停用的报警。', 'Alarms that are shelved, suppressed by design or out of service now.'),
    query: rows(lines`
        SELECT count(*) AS alarms
        FROM alarm
        WHERE open AND state IN ('shelved', 'suppressed_by_design', 'out_of_service') AND ${CHOSEN}`),
    unit: 'none',
    colour: COLOURS.neutral,
});

export const acknowledgedIn = stat({
    title: both('确认用时中位数', 'Median time to acknowledge'),
    description: both('时段内产生、已确认的报警，从产生到首次确认。', 'Of alarms raised in the time shown and acknowledged: from raised to first acknowledged.'),
    query: rows(lines`
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - raised_at)) AS seconds
        FROM alarm
        WHERE acknowledged_at >= raised_at AND ${RAISED}`),
    unit: 'dtdurations',
    colour: COLOURS.neutral,
    noValue: both('无', 'None'),
});

export const lasted = stat({
    title: both('持续时长中位数', 'Median duration'),
    description: both('时段内产生、已恢复的报警，从产生到恢复。', 'Of alarms raised in the time shown and over: from raised to cleared.'),
    query: rows(lines`
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM cleared_at - raised_at)) AS seconds
        FROM alarm
        WHERE cleared_at >= raised_at AND ${RAISED}`),
    unit: 'dtdurations',
    colour: COLOURS.neutral,
    noValue: both('无', 'None'),
});
