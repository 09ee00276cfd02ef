/** Whether the data can be relied on: what came, what was bad, what is missing. */
import {
    COLOURS,
    OF_DEVICE,
    PRESENCES,
    type Panel,
    TO_DEVICE,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    series,
    steps,
    table,
    timeColumn,
    timeseries,
} from '../../kit/index.js';
import { FROM, STEP, TO, chosen } from './lines.js';

/** SQL: how long the step is in which values are counted: of hours or, beyond two weeks, of days, which are kept summed up. */
const COUNTED = `greatest(${STEP}, CASE WHEN ${TO} - ${FROM} > interval '14 days' THEN interval '1 day' ELSE interval '1 hour' END)`;

const overTime = timeseries({
    title: both('有效、无效与缺失数据', 'Good, bad and missing data'),
    description: both(
        '每时段应测的值中有效、无效（停运、维护、校准、故障、超物理范围）和未到的数量；应测数按设备登记的上报间隔和项目计。',
        'Of the values planned in each step: good, bad (stopped, maintenance, calibration, fault, impossible) and not arrived; planned by the interval and the fields that devices are registered with.',
    ),
    query: series(lines`
        WITH planned AS (
            SELECT sum(cardinality(fields) / interval_s::float8) * extract(epoch FROM ${COUNTED}) AS a_step
            FROM device WHERE ${OF_DEVICE}
        ), came AS (
            SELECT time, sum(samples)::float8 AS good, sum(bad)::float8 AS bad
            FROM series(${chosen('true')}, ARRAY(SELECT DISTINCT unnest(fields) FROM device WHERE ${OF_DEVICE}),
                        ${FROM}, ${TO}, ${COUNTED})
            GROUP BY time
        )
        SELECT time, good, bad,
               greatest(0, a_step * least(1, extract(epoch FROM now() - time) / extract(epoch FROM ${COUNTED}))
                   - good - bad) AS missing
        FROM came CROSS JOIN planned
        ORDER BY 1`),
    interval: '1h',
    unit: 'short',
    style: 'bars',
    stacked: true,
    fields: {
        good: { displayName: both('有效', 'Good'), colour: COLOURS.good },
        bad: { displayName: both('无效', 'Bad'), colour: COLOURS.urgent },
        missing: { displayName: both('缺失', 'Missing'), colour: COLOURS.missing },
    },
});

const SHARE = steps(COLOURS.urgent, [0.75, COLOURS.medium], [0.9, COLOURS.good]);

const byDevice = table({
    title: both('各设备到数情况', 'Data by device'),
    description: both(
        '离线和最久未上报的 100 台设备：所选时间内有效值占应测值的比例、无效值占收到值的比例，以及完全没有数据的小时数。',
        'The 100 devices that are offline or were silent longest: good values of those planned in the range, bad ones of those received, and hours without any.',
    ),
    width: 12,
    height: 8,
    query: rows(lines`
        WITH shown AS (
            SELECT device, ${name('site_name')}, ${name('name', 'device_name')}, presence, heard_at, interval_s, fields
            FROM device WHERE ${OF_DEVICE}
            ORDER BY offline DESC, heard_at NULLS FIRST, device LIMIT 100
        ), range AS (
            SELECT extract(epoch FROM least(${TO}, now()) - ${FROM})::float8 AS seconds
        ), came AS (
            SELECT device, sum(samples) AS good, sum(bad) AS bad, count(DISTINCT time) AS hours
            FROM series(ARRAY(SELECT device FROM shown), ARRAY(SELECT DISTINCT unnest(fields) FROM shown),
                        ${FROM}, ${TO}, interval '1 hour')
            GROUP BY device
        )
        SELECT s.device, s.site_name, s.device_name, s.presence, s.heard_at,
               least(1, coalesce(c.good, 0) * s.interval_s / nullif(r.seconds * cardinality(s.fields), 0)) AS share,
               c.bad / nullif(c.good + c.bad, 0) AS bad_share,
               greatest(0, floor(r.seconds / 3600) - coalesce(c.hours, 0)) AS hours_without
        FROM shown s CROSS JOIN range r LEFT JOIN came c USING (device)
        ORDER BY share
        LIMIT 100`),
    columns: [
        hidden('device'),
        column('site_name', both('单位', 'Site')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('presence', both('连接', 'Connection'), { mappings: PRESENCES, coloured: 'text', width: 90 }),
        timeColumn('heard_at', both('最近上报', 'Last heard')),
        column('share', both('有效数据率', 'Good'), {
            unit: 'percentunit',
            decimals: 1,
            thresholds: SHARE,
            coloured: 'background',
            width: 100,
        }),
        column('bad_share', both('无效值占比', 'Bad'), { unit: 'percentunit', decimals: 1, width: 100 }),
        column('hours_without', both('无数据小时', 'Hours without'), { unit: 'h', width: 110 }),
    ],
});

export const QUALITY: readonly Panel[] = [overTime, byDevice];
