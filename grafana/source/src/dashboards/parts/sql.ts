/** Pieces of SQL that several dashboards share. */
import { type In, OF_DEVICE, type Word, selected, textIn } from '../../kit/index.js';

/** Alarms that ask for somebody: not normal yet, and neither shelved, suppressed by design nor out of service. */
export const CALLING = `open AND state NOT IN ('shelved', 'suppressed_by_design', 'out_of_service')`;

/** What is said for the values of a column, in the reader's language; for what names a line or a bar, which has no mapping. */
export function said(column: string, words: readonly Word[]): In<string> {
    return language =>
        `CASE ${column} ${words.map(([value, text]) => `WHEN '${value}' THEN '${textIn(language, text)}'`).join(' ')} ELSE ${column} END`;
}

/** Of each chosen device the bounds of a field now in force, `low` and `high`: the legal ones, others where none is legal. */
export function boundsNow(field: string): string {
    const tightest = (bound: 'low' | 'high') => {
        const value = `${bound === 'low' ? 'max' : 'min'}(value)`;
        return `coalesce(${value} FILTER (WHERE bound = '${bound}' AND legal), ${value} FILTER (WHERE bound = '${bound}')) AS ${bound}`;
    };
    return `SELECT device, ${tightest('low')}, ${tightest('high')}
FROM limit_in_force
WHERE field = '${field}' AND averaging = 'value' AND valid_from <= now() AND (valid_until IS NULL OR valid_until > now())
  AND ${OF_DEVICE}
GROUP BY device`;
}

/** A time's Beijing day, as the moment when it began. */
export function dayOf(time: string): string {
    return `date_trunc('day', ${time} AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`;
}

/** The step of the time range that a time lies in, at least `least` wide; steps of days begin at Beijing midnight. */
export function stepOf(time: string, least: string): string {
    return `date_bin(greatest('$__interval'::interval, interval '${least}'), ${time}, timestamptz '2000-01-01 00:00:00+08')`;
}

/** The asked-for time range as far as it has passed, for spans that still go on. */
export const RANGE_END = 'least($__timeTo()::timestamptz, now())';

/** As many lines as a reader can tell apart, and as a database draws at once. */
const LINES = 30;

/** Of the chosen devices, with alarms first, as many as a chart can show; as an array in SQL. */
export function charted(condition = 'true'): string {
    return `ARRAY(
    SELECT device FROM device d WHERE device = ANY(${selected('device')}) AND ${condition}
    ORDER BY (SELECT coalesce(max(priority_rank), -1) FROM alarm a WHERE a.device = d.device AND ${CALLING}) DESC, device
    LIMIT ${LINES})`;
}
