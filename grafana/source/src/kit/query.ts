/** Queries, and the words of SQL that they share. */
import { type In, type Language, type Text, lines, named, textIn } from './language.js';
import type { PrometheusTarget, SqlTarget, Target } from './schema.js';

/** The provisioned sources, by the uid that grafana/provisioning gives them. */
export const VIGIL = { type: 'postgres', uid: 'vigil' } as const;
export const PROMETHEUS = { type: 'prometheus', uid: 'vigil-prometheus' } as const;
export const MIXED = { type: 'datasource', uid: '-- Mixed --' } as const;

export type Query = (language: Language, refId: string) => Target;

function sqlTarget(format: SqlTarget['format'], sql: Text): Query {
    return (language, refId) => ({
        refId,
        datasource: VIGIL,
        format,
        rawQuery: true,
        editorMode: 'code',
        rawSql: textIn(language, sql),
    });
}

/** SQL for lines over time: `time`, perhaps a text column `metric` that names the line, and values; ordered by time. */
export function series(sql: Text): Query {
    return sqlTarget('time_series', sql);
}

/** SQL for rows as they are. */
export function rows(sql: Text): Query {
    return sqlTarget('table', sql);
}

function prometheusTarget(expr: string, legend: Text, instant: boolean): Query {
    return (language, refId): PrometheusTarget => ({
        refId,
        datasource: PROMETHEUS,
        editorMode: 'code',
        expr,
        legendFormat: textIn(language, legend),
        format: instant ? 'table' : 'time_series',
        range: !instant,
        instant,
    });
}

/** PromQL over time; the legend may use labels: `{{outcome}}`. */
export function metric(expr: string, legend: Text): Query {
    return prometheusTarget(expr, legend, false);
}

/** PromQL now. */
export function metricNow(expr: string, legend: Text = ''): Query {
    return prometheusTarget(expr, legend, true);
}

export function targetsIn(language: Language, queries: readonly Query[]): Target[] {
    return queries.map((query, i) => query(language, String.fromCharCode('A'.charCodeAt(0) + i)));
}

/** What is chosen in a variable, as an array; also right when nothing is, and as long as the list of all devices. */
export function selected(variable: string): string {
    return `ARRAY[\${${variable}:sqlstring}]::text[]`;
}

/** Rows of the chosen jurisdictions and all below them. */
export const IN_JURISDICTION = `within && ${selected('jurisdiction')}`;

/** Rows of the chosen devices; devices follow the choice of jurisdiction and site. */
export const OF_DEVICE = `device = ANY(${selected('device')})`;

/** Rows of the chosen sites. */
export const OF_SITE = `site = ANY(${selected('site')})`;

/** Alarms that wait for somebody: not normal yet, and not set aside. */
export const STANDING = "open AND state NOT IN ('shelved', 'suppressed_by_design', 'out_of_service')";

/** A text of SQL, quoted, in the reader's language. */
export function quoted(text: In<string>): In<string> {
    return language => `'${text(language).replaceAll("'", "''")}'`;
}

function array(texts: readonly string[]): string {
    return `ARRAY[${texts.map(text => `'${text}'`).join(', ')}]::text[]`;
}

/**
 * Devices as a table of `device` and `label`, their site and name in the reader's language; with the id where two at
 * one site are called the same, for lines of one name would be one line.
 */
export function labelled(devices: string = selected('device')): In<string> {
    return lines`
        (SELECT device, ${named('site_name')} || ' · ' || ${named('name')}
                || CASE WHEN count(*) OVER (PARTITION BY site, ${named('name')}) > 1 THEN ' · ' || device ELSE '' END AS label
         FROM device WHERE device = ANY(${devices}))`;
}

/** The readings of the chosen devices in these fields, one line per device. */
export function readings(...fields: string[]): Query {
    return readingsOf(array(fields));
}

/** The same for arrays in SQL of fields, and of devices. */
export function readingsOf(fields: string, devices: string = selected('device')): Query {
    return series(lines`
        SELECT s.time, d.label AS metric, s.value
        FROM series(${devices}, ${fields}, $__timeFrom()::timestamptz, $__timeTo()::timestamptz, '$__interval'::interval) s
        JOIN ${labelled(devices)} d USING (device)
        ORDER BY 1, 2`);
}

/** The limits in force of the chosen devices for these fields, as the lines that timeseries() draws dashed. */
export function limits(...fields: string[]): Query {
    return limitsOf(array(fields));
}

/** The same for arrays in SQL of fields, and of devices. Both bounds of one rule are lines of their own. */
export function limitsOf(fields: string, devices: string = selected('device')): Query {
    return series(lines`
        SELECT DISTINCT time, ${named('label')} || CASE bound WHEN 'low' THEN ' ≥ ' ELSE ' ≤ ' END || value AS metric, value
        FROM limit_line(${devices}, ${fields}, $__timeFrom()::timestamptz, $__timeTo()::timestamptz)
        ORDER BY 1, 2`);
}
