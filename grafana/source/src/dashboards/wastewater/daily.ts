/** What GB 18466-2005 judges by the day: flow-weighted means, volumes and loads. */
import {
    COLOURS,
    type In,
    type Panel,
    TO_DEVICE,
    both,
    column,
    hidden,
    labelled,
    lines,
    name,
    named,
    rows,
    series,
    table,
    timeseries,
    words,
} from '../../kit/index.js';
import { FROM, TO, at, gravest, list, measuring } from '../water/lines.js';

/** Days that are looked back, whatever range is chosen: a day's mean says little beside an hour. */
const LATELY = '14d';
const DAY_MS = 86_400_000;

const POLLUTANTS = ['cod', 'ammonia_n', 'ss'] as const;

const FIRST_DAY = `date_trunc('day', ${FROM} AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`;
const DAY = `date_trunc('day', time AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'`;

/** SQL: the value of an hour. */
function ofHour(of: string): string {
    return `max(s.value) FILTER (WHERE s.field = '${of}') AS ${of}`;
}

/** SQL: the mean of hours, weighted by flow where it is measured. */
function weighted(of: string): string {
    return `coalesce(sum(${of} * flow) / nullif(sum(flow) FILTER (WHERE ${of} IS NOT NULL), 0), avg(${of})) AS ${of}`;
}

/**
 * SQL of tables over the devices that meter what is discharged (those at the outfall; where a site has none, those of
 * its contact tank). In `hour` stands one row for each device and hour, with the volume of the seconds that were
 * measured, in `day` their sums, and means of concentrations weighted by flow (HJ 212-2017 Annex D).
 */
function days(pollutants: readonly string[]): string {
    const each = (sql: (pollutant: string) => string) =>
        pollutants.map(pollutant => `,\n           ${sql(pollutant)}`).join('');
    return `metering AS MATERIALIZED (
    SELECT device, interval_s FROM device d
    WHERE device = ANY(${gravest(measuring('flow', ...POLLUTANTS))})
      AND (sampling_point = 'outfall' OR NOT EXISTS (
          SELECT FROM device o WHERE o.site = d.site AND o.family = d.family AND o.sampling_point = 'outfall'))
), hour AS (
    SELECT s.time, s.device, max(s.value) FILTER (WHERE s.field = 'flow') AS flow,
           max(s.value * s.samples) FILTER (WHERE s.field = 'flow') * m.interval_s / 1000 AS volume${each(ofHour)}
    FROM series(ARRAY(SELECT device FROM metering), ${list(['flow', ...pollutants])}, ${FIRST_DAY}, ${TO}, interval '1 hour') s
    JOIN metering m USING (device)
    WHERE s.value IS NOT NULL
    GROUP BY s.time, s.device, m.interval_s
), day AS (
    SELECT ${DAY} AS time, device, sum(volume) AS volume${each(weighted)}
    FROM hour
    GROUP BY 1, 2
)`;
}

interface Pollutant {
    field: (typeof POLLUTANTS)[number];
    title: In<string>;
}

function dailyMean({ field, title }: Pollutant): Panel {
    return timeseries({
        title: language => `${title(language)}${both('日均值', ': daily means')(language)}`,
        description: both(
            '近 14 日各排口的日均值（北京时间自然日），按流量加权（HJ 212-2017 附录 D），无流量计者为算术平均。虚线为 GB 18466 的日均限值：超标按日均值评价，单个测值超过只作预警。当日为至今的均值。',
            'Means of the last 14 days, Beijing time, weighted by flow (HJ 212-2017 Annex D) or arithmetic where there is no meter. Dashed is the daily-mean limit of GB 18466: an exceedance is one of the daily mean, a single value over it only a warning. Today is the mean so far.',
        ),
        width: 8,
        timeFrom: LATELY,
        query: series(lines`
            WITH ${days([field])}, shown AS MATERIALIZED ${labelled('ARRAY(SELECT device FROM metering)')}
            SELECT d.time, s.label AS metric, d.${field} AS value
            FROM day d JOIN shown s USING (device)
            WHERE d.${field} IS NOT NULL
            ORDER BY 1, 2`),
        limits: series(lines`
            SELECT DISTINCT t.time, ${named('rule_name')} || ' (' || standard || '-' || edition || ') ≤ ' || value AS metric,
                   value
            FROM limit_in_force CROSS JOIN (VALUES (${FROM}), (${TO})) AS t(time)
            WHERE device = ANY(${gravest(at('outfall'))}) AND field = '${field}' AND averaging = 'daily_mean' AND legal
              AND valid_from <= t.time AND (valid_until IS NULL OR valid_until > t.time)
            ORDER BY 1, 2`),
        interval: '1d',
        spanNulls: 3 * DAY_MS,
        unit: 'suffix: mg/L',
        decimals: 1,
        min: 0,
    });
}

const volume = timeseries({
    title: both('日排水量', 'Volume by day'),
    description: both(
        '近 14 日各排口的累计流量：瞬时流量乘以有测值的时间，缺测时间不补。未设排口监测的单位取接触池出口。',
        'What was discharged on each of the last 14 days: flow by the time that was measured; gaps are not filled. Where a site has no analyser at the outfall, that of the contact tank counts.',
    ),
    timeFrom: LATELY,
    query: series(lines`
        WITH ${days([])}, shown AS MATERIALIZED ${labelled('ARRAY(SELECT device FROM metering)')}
        SELECT d.time, s.label AS metric, d.volume AS value
        FROM day d JOIN shown s USING (device)
        WHERE d.volume IS NOT NULL
        ORDER BY 1, 2`),
    interval: '1d',
    style: 'bars',
    stacked: true,
    unit: 'm3',
    decimals: 0,
});

const load = timeseries({
    title: both('日排放量', 'Load by day'),
    description: both(
        '所选单位合计的污染物排放量：日均浓度 × 日排水量。按床位的限值需床位数，登记中没有，故不评价。',
        'What the chosen sites discharged together: the mean of the day by its volume. Limits per bed are not judged: the registry knows no beds.',
    ),
    timeFrom: LATELY,
    query: series(lines`
        WITH ${days(POLLUTANTS)}
        SELECT d.time, ${named('f.name')} AS metric, sum(p.value * d.volume) / 1000 AS value
        FROM day d
        CROSS JOIN LATERAL (VALUES ${POLLUTANTS.map(each => `('${each}', d.${each})`).join(', ')}) AS p(field, value)
        JOIN field f USING (field)
        WHERE p.value IS NOT NULL AND d.volume IS NOT NULL
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    interval: '1d',
    style: 'bars',
    unit: 'suffix: kg/d',
    decimals: 2,
});

const VERDICTS = words(
    ['kept', both('合格', 'Kept'), COLOURS.good],
    ['broken', both('超标', 'Exceeded'), COLOURS.urgent],
    ['none', both('未评价', 'Not judged'), COLOURS.neutral],
);

function verdict(field: string): string {
    return `(SELECT CASE WHEN c.means = 0 THEN 'none' WHEN c.means_compliant = c.means THEN 'kept' ELSE 'broken' END
     FROM compliance_day c
     WHERE c.device = d.device AND c.field = '${field}' AND c.day = (d.time AT TIME ZONE 'Asia/Shanghai')::date
     LIMIT 1) AS ${field}_verdict`;
}

const MEAN = { unit: 'suffix: mg/L', decimals: 1 };
const KG = { unit: 'masskg', decimals: 2 };
const SHOWN_VERDICT = { mappings: VERDICTS, coloured: 'text', width: 80 } as const;

const report = table({
    title: both('日报', 'Day by day'),
    description: both(
        '近 14 日各排口的日均值、平台的评价、排水量和排放量。未评价：有效小时不足 75 %，或无日均限值。',
        'Means, verdicts of the service, volumes and loads of the last 14 days. Not judged: fewer than 75 % of the hours are valid, or there is no limit on the daily mean.',
    ),
    timeFrom: LATELY,
    height: 10,
    query: rows(lines`
        WITH ${days(POLLUTANTS)}
        SELECT d.device, to_char(d.time AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS date,
               ${name('v.site_name')}, ${name('v.name', 'device_name')},
               ${POLLUTANTS.map(each => `d.${each}, ${verdict(each)}`).join(',\n               ')},
               d.volume, ${POLLUTANTS.map(each => `d.${each} * d.volume / 1000 AS ${each}_kg`).join(', ')}
        FROM day d JOIN device v USING (device)
        ORDER BY d.time DESC, v.site, d.device
        LIMIT 600`),
    filterable: true,
    columns: [
        hidden('device'),
        column('date', both('日期', 'Day'), { width: 110 }),
        column('site_name', both('单位', 'Site')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('cod', both('化学需氧量', 'COD'), MEAN),
        column('cod_verdict', both('评价', 'Verdict, COD'), SHOWN_VERDICT),
        column('ammonia_n', both('氨氮', 'Ammonia nitrogen'), MEAN),
        column('ammonia_n_verdict', both('评价', 'Verdict, ammonia nitrogen'), SHOWN_VERDICT),
        column('ss', both('悬浮物', 'Suspended solids'), MEAN),
        column('ss_verdict', both('评价', 'Verdict, suspended solids'), SHOWN_VERDICT),
        column('volume', both('排水量', 'Volume'), { unit: 'm3', decimals: 0 }),
        column('cod_kg', both('化学需氧量排放量', 'COD load'), KG),
        column('ammonia_n_kg', both('氨氮排放量', 'Ammonia nitrogen load'), KG),
        column('ss_kg', both('悬浮物排放量', 'Suspended solids load'), KG),
    ],
});

export const DAILY: readonly Panel[] = [
    dailyMean({ field: 'cod', title: both('化学需氧量', 'COD') }),
    dailyMean({ field: 'ammonia_n', title: both('氨氮', 'Ammonia nitrogen') }),
    dailyMean({ field: 'ss', title: both('悬浮物', 'Suspended solids') }),
    volume,
    load,
    report,
];
