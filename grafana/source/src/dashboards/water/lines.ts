/** Lines of many devices, as many as can be read. */
import {
    OF_DEVICE,
    type Panel,
    type Query,
    type TimeSeries,
    both,
    labelled,
    limitsOf,
    lines,
    named,
    series,
    timeseries,
} from '../../kit/index.js';

/** More lines than this nobody can read in one panel. */
const MOST = 40;

/** Grafana's range of time, and its step. */
export const FROM = '$__timeFrom()::timestamptz';
export const TO = '$__timeTo()::timestamptz';
export const STEP = "'$__interval'::interval";

/** SQL of a condition: the device samples at this point. */
export function at(point: string): string {
    return `sampling_point = '${point}'`;
}

/** SQL of a condition: the device measures one of these fields; one that is registered without any may measure all. */
export function measuring(...fields: string[]): string {
    return `(fields = '{}' OR fields && ${list(fields)})`;
}

/** SQL of an array: the chosen devices for which a condition holds. */
export function chosen(condition: string): string {
    return `ARRAY(SELECT device FROM device WHERE ${OF_DEVICE} AND ${condition})`;
}

/** SQL of an array: of these as many as can be read, those with the gravest alarms first. */
export function gravest(condition: string, most = MOST): string {
    return `ARRAY(
    SELECT device FROM device
    LEFT JOIN (SELECT device, max(priority_rank) AS worst FROM alarm WHERE active GROUP BY device) AS alarmed USING (device)
    WHERE ${OF_DEVICE} AND ${condition}
    ORDER BY worst DESC NULLS LAST, device
    LIMIT ${most})`;
}

/** SQL of an array of fields. */
export function list(fields: readonly string[]): string {
    return `ARRAY[${fields.map(field => `'${field}'`).join(', ')}]::text[]`;
}

function values(condition: string, fields: readonly string[]): Query {
    return series(lines`
        WITH shown AS MATERIALIZED ${labelled(gravest(condition))}
        SELECT s.time, ${fields.length > 1 ? lines`d.label || ' · ' || ${named('f.name')}` : 'd.label'} AS metric, s.value
        FROM series(ARRAY(SELECT device FROM shown), ${list(fields)}, ${FROM}, ${TO}, ${STEP}) s
        JOIN shown d USING (device)${fields.length > 1 ? '\nJOIN field f USING (field)' : ''}
        WHERE s.value IS NOT NULL
        ORDER BY 1, 2`);
}

const HOW_MANY = both(
    `最多 ${MOST} 条曲线，报警最严重的设备优先。`,
    `At most ${MOST} lines, the devices with the gravest alarms first.`,
);
const LIMITED = both(
    '虚线为这些设备的现行限值，图例注明标准。',
    'Dashed are the limits in force of these devices; the legend names the standard.',
);

interface Measured extends Omit<TimeSeries, 'query' | 'limits'> {
    /** Fields of the catalogue. */
    measures: readonly string[];
    /** SQL over the columns of the view `device`. */
    where: string;
    /** Nothing limits these fields. */
    unlimited?: boolean;
}

/** What chosen devices measure, with their limits in force. */
export function measured({ measures, where, unlimited = false, ...panel }: Measured): Panel {
    return timeseries({
        ...panel,
        description: language =>
            [panel.description, HOW_MANY, ...(unlimited ? [] : [LIMITED])]
                .map(each => each(language))
                .join(language === 'zh' ? '' : ' '),
        query: values(where, measures),
        ...(unlimited ? {} : { limits: limitsOf(list(measures), gravest(where)) }),
    });
}
