/** SQL of what the figures count. */
import { IN_JURISDICTION, lines } from '../../kit/index.js';

/** The calls of the position in the time shown: alarms when they came to people, as the console's figures count them. */
export const CALLS = `SELECT time, priority FROM alarm_call WHERE $__timeFilter(time) AND ${IN_JURISDICTION}`;

/** How many seconds of the time shown are over. */
export const SECONDS = 'extract(epoch FROM least($__timeTo()::timestamptz, now()) - $__timeFrom()::timestamptz)';

export const LOCAL_MIDNIGHT = "timestamptz '2000-01-01 00:00:00+08'";

/** How many came in each period that any came in; periods are by the clock, days those of Beijing. */
export function perPeriod(period: string): string {
    return `SELECT date_bin(interval '${period}', time, ${LOCAL_MIDNIGHT}) AS start, count(*) AS n FROM calls GROUP BY 1`;
}

/** Begin and end of each flood: from the call that is more than the tenth in 10 min, until fewer than 5 are. */
export const FLOODS = lines`
    WITH calls AS (
        ${CALLS}
    ), edge AS (
        SELECT time, 1 AS n FROM calls
        UNION ALL
        SELECT time + interval '10 minutes', -1 FROM calls
    ), level AS (
        SELECT time, sum(sum(n)) OVER (ORDER BY time) AS n FROM edge GROUP BY time
    ), judged AS (
        SELECT time, n, CASE WHEN n > 10 THEN true WHEN n < 5 THEN false END AS flood FROM level
    ), numbered AS (
        SELECT time, n, flood, count(flood) OVER (ORDER BY time) AS since FROM judged
    ), carried AS (
        SELECT time, n, bool_or(flood) OVER (PARTITION BY since) AS flood FROM numbered
    ), turned AS (
        SELECT time, n, flood, flood IS DISTINCT FROM lag(flood, 1, false) OVER (ORDER BY time) AS turn FROM carried
    ), run AS (
        SELECT time, n, flood, count(*) FILTER (WHERE turn) OVER (ORDER BY time) AS id FROM turned
    ), ended AS (
        SELECT id, bool_and(flood) AS flood, min(time) AS begun, max(n) AS most, lead(min(time)) OVER (ORDER BY id) AS ended
        FROM run GROUP BY id
    ), flood AS (
        SELECT begun, least(ended, $__timeTo()::timestamptz, now()) AS ended, most FROM ended WHERE flood AND begun < now()
    )`;
