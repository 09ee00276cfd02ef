/** How well the legal limits were kept, and on how many valid data that rests. */
import {
    COLOURS,
    OF_DEVICE,
    type Panel,
    TO_DEVICE,
    barchart,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    steps,
    table,
} from '../../kit/index.js';
import { TO } from './lines.js';

const DAYS = 30;
const RATE = steps(COLOURS.urgent, [0.9, COLOURS.medium], [0.98, COLOURS.good]);
const VALID = steps(COLOURS.urgent, [0.75, COLOURS.good]);

/** Whole days before the end of the range: days are reckoned when they are over. */
const LAST_DAY = `(${TO} AT TIME ZONE 'Asia/Shanghai')::date`;
const LATELY = `day > ${LAST_DAY} - ${DAYS} AND day <= ${LAST_DAY}`;

const RATE_OF_SUM = 'sum(c.compliant)::float8 / nullif(sum(c.judged), 0)';
const COVERAGE_OF_SUM = 'sum(c.coverage * c.planned) / nullif(sum(c.planned) FILTER (WHERE c.coverage IS NOT NULL), 0)';

const byDay = barchart({
    title: both('每日达标率与有效数据率', 'Compliance and valid data by day'),
    description: both(
        `所选时间结束前 ${DAYS} 个自然日（北京时间）。达标率以值计；有效数据率低于 75 % 的日子不足为凭。`,
        `The ${DAYS} days, Beijing time, before the end of the range. Compliance counts values; where fewer than 75 % are valid it proves little.`,
    ),
    query: rows(lines`
        SELECT to_char(day, 'MM-DD') AS date, ${RATE_OF_SUM} AS rate, ${COVERAGE_OF_SUM} AS coverage
        FROM compliance_day c
        WHERE ${LATELY} AND ${OF_DEVICE}
        GROUP BY day
        ORDER BY day`),
    x: 'date',
    unit: 'percentunit',
    decimals: 1,
    min: 0,
    max: 1,
    fields: {
        rate: { displayName: both('达标率', 'Compliance'), colour: COLOURS.good },
        coverage: { displayName: both('有效数据率', 'Valid data'), colour: COLOURS.low },
    },
});

const byCounty = table({
    title: both('各区县达标率', 'Compliance by county'),
    description: both(
        `同上 ${DAYS} 日，按区县合计；日均值一栏为按日均值评价的合格天数。没有参与评价的值则无达标率。`,
        `The same ${DAYS} days, summed by county; daily means are those that kept their limit, of those judged. Where nothing was judged there is no rate.`,
    ),
    width: 12,
    height: 8,
    query: rows(lines`
        SELECT ${name('d.county_name')}, count(DISTINCT d.site) AS sites, ${RATE_OF_SUM} AS rate,
               sum(c.judged - c.compliant) AS violated, ${COVERAGE_OF_SUM} AS coverage,
               nullif(sum(c.means), 0) AS means, CASE WHEN sum(c.means) > 0 THEN sum(c.means_compliant) END AS means_kept
        FROM compliance_day c
        JOIN device d USING (device)
        WHERE ${LATELY} AND d.${OF_DEVICE}
        GROUP BY 1, d.county
        ORDER BY rate NULLS LAST
        LIMIT 200`),
    columns: [
        column('county_name', both('区县', 'County')),
        column('sites', both('单位数', 'Sites'), { width: 80 }),
        column('rate', both('达标率', 'Compliance'), {
            unit: 'percentunit',
            decimals: 2,
            thresholds: RATE,
            coloured: 'background',
        }),
        column('violated', both('超标值数', 'Values over')),
        column('coverage', both('有效数据率', 'Valid data'), {
            unit: 'percentunit',
            decimals: 1,
            thresholds: VALID,
            coloured: 'text',
        }),
        column('means', both('评价日均值', 'Daily means')),
        column('means_kept', both('合格日均值', 'Means kept')),
    ],
});

const worst = table({
    title: both('达标率最低的项目', 'Least compliant'),
    description: both(
        `同上 ${DAYS} 日，达标率最低或有效数据率最低的 50 个设备与项目。`,
        `The same ${DAYS} days: the 50 devices and fields with the lowest compliance, then with the fewest valid data.`,
    ),
    query: rows(lines`
        SELECT d.device, ${name('d.county_name')}, ${name('d.site_name')}, ${name('d.name', 'device_name')},
               ${name('f.name', 'field_name')}, ${RATE_OF_SUM} AS rate, sum(c.judged) AS judged,
               sum(c.judged - c.compliant) AS violated, ${COVERAGE_OF_SUM} AS coverage
        FROM compliance_day c
        JOIN device d USING (device)
        JOIN field f USING (field)
        WHERE ${LATELY} AND d.${OF_DEVICE}
        GROUP BY 1, 2, 3, 4, 5
        ORDER BY rate NULLS LAST, coverage NULLS LAST, d.device
        LIMIT 50`),
    columns: [
        hidden('device'),
        column('county_name', both('区县', 'County')),
        column('site_name', both('单位', 'Site')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('field_name', both('项目', 'Field')),
        column('rate', both('达标率', 'Compliance'), {
            unit: 'percentunit',
            decimals: 2,
            thresholds: RATE,
            coloured: 'background',
        }),
        column('judged', both('评价值数', 'Values judged')),
        column('violated', both('超标值数', 'Values over')),
        column('coverage', both('有效数据率', 'Valid data'), {
            unit: 'percentunit',
            decimals: 1,
            thresholds: VALID,
            coloured: 'text',
        }),
    ],
});

export const COMPLIANCE: readonly Panel[] = [byDay, byCounty, worst];
