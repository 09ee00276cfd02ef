/** When pools are open: only then their values are judged. */
import {
    COLOURS,
    OF_DEVICE,
    annotation,
    both,
    lines,
    name,
    quoted,
    rows,
    selected,
    stateTimeline,
    words,
} from '../../kit/index.js';
import { FROM, TO } from '../water/lines.js';

/** SQL over the device `d`: whether its site is open at this moment. */
export const OPEN_NOW = `EXISTS (SELECT FROM opening(ARRAY[d.site], now(), now() + interval '1 second'))`;

export const OPEN_WORDS = words(
    ['true', both('开放', 'Open'), COLOURS.good],
    ['false', both('闭馆', 'Closed'), COLOURS.neutral],
);

/** More lanes than this nobody can read. */
const MOST_LANES = 40;

export const openingHours = stateTimeline({
    title: both('开放时段', 'Opening hours'),
    description: both(
        `登记的开放时段，含例外日；未登记者视为始终开放。在线测值只在开放时段内评价。至多 ${MOST_LANES} 个单位。`,
        `The registered opening hours, with their exceptions; a site without any counts as always open. Online values are judged while open only. At most ${MOST_LANES} sites.`,
    ),
    height: 5,
    query: rows(lines`
        WITH pool AS (
            SELECT s.site, ${name('s.name')} FROM site s
            WHERE s.site IN (SELECT site FROM device WHERE ${OF_DEVICE})
            ORDER BY s.county, s.site LIMIT ${String(MOST_LANES)}
        ), span AS (
            SELECT p.name, o.opens, o.closes
            FROM opening(ARRAY(SELECT site FROM pool), ${FROM}, ${TO}) o JOIN pool p USING (site)
        )
        SELECT time, name AS metric, max(state) AS value
        FROM (
            SELECT ${FROM} AS time, name, 0 AS state FROM pool
            UNION ALL SELECT opens, name, 1 FROM span
            UNION ALL SELECT closes, name, 0 FROM span WHERE closes < ${TO}
        ) AS change
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    mappings: words([0, both('闭馆', 'Closed'), COLOURS.neutral], [1, both('开放', 'Open'), COLOURS.good]),
});

/** Shades the time in which any of the chosen pools is open. */
export const openNotes = annotation(
    both('开放时段', 'Opening hours'),
    COLOURS.good,
    lines`
        SELECT lower(open) AS time, upper(open) AS timeend, ${quoted(both('开放', 'Open'))} AS text, 'opening' AS tags
        FROM (SELECT unnest(range_agg(tstzrange(opens, closes))) AS open
              FROM opening(${selected('site')}, ${FROM}, ${TO})) AS merged
        ORDER BY 1
        LIMIT 500`,
);
