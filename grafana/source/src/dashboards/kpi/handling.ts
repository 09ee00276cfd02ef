/** How alarms are ranked, acknowledged and set aside. */
import {
    ALARM_STATES,
    IN_JURISDICTION,
    PRIORITIES,
    PRIORITY_FIELDS,
    TO_ALARM,
    barchart,
    both,
    column,
    hidden,
    lines,
    name,
    priorityName,
    rows,
    series,
    table,
    timeColumn,
    timeseries,
} from '../../kit/index.js';
import { CALLS, LOCAL_MIDNIGHT } from './calls.js';

export const priorities = barchart({
    title: both('优先级分布', 'Priorities'),
    description: both(
        '各优先级的占比与 EEMUA 191 的约值：紧急 < 1 %，高约 5 %，中约 15 %，低约 80 %。',
        'Share of each priority beside what EEMUA 191 gives: urgent < 1 %, high about 5 %, medium about 15 %, low about 80 %.',
    ),
    width: 8,
    query: rows(lines`
        WITH calls AS (
            ${CALLS}
        )
        SELECT ${priorityName('p.priority')} AS priority,
               (SELECT count(*) FROM calls c WHERE c.priority = p.priority)::float8
                   / nullif((SELECT count(*) FROM calls), 0) AS ${both('"实际"', '"Actual"')},
               p.share AS ${both('"指导值"', '"Guideline"')}
        FROM (VALUES ('urgent', 0.01::float8), ('high', 0.05), ('medium', 0.15), ('low', 0.8)) AS p(priority, share)`),
    x: 'priority',
    unit: 'percentunit',
    min: 0,
    max: 1,
});

export const acknowledging = table({
    title: both('确认用时', 'Time to acknowledge'),
    description: both(
        '时段内通知到人的报警从产生到首次确认的时间，按优先级的百分位数；没有标准给出统一的目标。',
        'From raised to first acknowledged, by priority, of alarms that came to people in the time shown; no standard gives a target for all.',
    ),
    width: 16,
    height: 8,
    query: rows(lines`
        SELECT priority, count(*) AS alarms,
               count(*) FILTER (WHERE acknowledged_at IS NULL) AS unacknowledged,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - time)) AS p50,
               percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - time)) AS p90,
               percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - time)) AS p95,
               max(extract(epoch FROM acknowledged_at - time)) AS longest
        FROM alarm_call
        WHERE $__timeFilter(time) AND ${IN_JURISDICTION}
        GROUP BY priority, priority_rank
        ORDER BY priority_rank DESC
        LIMIT 4`),
    columns: [
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 90 }),
        column('alarms', both('报警', 'Alarms')),
        column('unacknowledged', both('未确认', 'Not acknowledged')),
        column('p50', both('中位数', 'Median'), { unit: 'dtdurations' }),
        column('p90', both('90 %', '90 %'), { unit: 'dtdurations' }),
        column('p95', both('95 %', '95 %'), { unit: 'dtdurations' }),
        column('longest', both('最长', 'Longest'), { unit: 'dtdurations' }),
    ],
});

export const acknowledgingByDay = timeseries({
    title: both('确认用时的走向', 'Time to acknowledge, by day'),
    description: both('每日报警确认用时的中位数，按优先级。', 'Median time to acknowledge the alarms of each day, by priority.'),
    query: series(lines`
        SELECT date_bin(interval '1 day', time, ${LOCAL_MIDNIGHT}) AS time, ${priorityName('priority')} AS metric,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - time)) AS value
        FROM alarm_call
        WHERE acknowledged_at IS NOT NULL AND $__timeFilter(time) AND ${IN_JURISDICTION}
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    unit: 's',
    logarithmic: true,
    spanNulls: 90_000_000,
    fields: PRIORITY_FIELDS,
    noValue: both('无已确认的报警', 'None acknowledged'),
});

export const asideByDay = timeseries({
    title: both('搁置、抑制、停用的走向', 'Set aside, by day'),
    description: both('每日搁置、按设计抑制和停用的次数。', 'How often alarms were shelved, suppressed by design or taken out of service each day.'),
    query: series(lines`
        SELECT date_bin(interval '1 day', c.at, ${LOCAL_MIDNIGHT}) AS time,
               count(*) FILTER (WHERE c.kind = 'shelved') AS ${both('"搁置"', '"Shelved"')},
               count(*) FILTER (WHERE c.kind = 'suppressed') AS ${both('"抑制"', '"Suppressed"')},
               count(*) FILTER (WHERE c.kind = 'out_of_service') AS ${both('"停用"', '"Out of service"')}
        FROM alarm_change c JOIN alarm a USING (alarm)
        WHERE c.kind IN ('shelved', 'suppressed', 'out_of_service') AND $__timeFilter(c.at) AND a.${IN_JURISDICTION}
        GROUP BY 1
        ORDER BY 1`),
    unit: 'none',
    style: 'bars',
    stacked: true,
    noValue: both('无', 'None'),
});

export const aside = table({
    title: both('现在搁置、抑制、停用', 'Set aside now'),
    description: both('现在不通知人的报警及其期限。', 'Alarms that call nobody now, and until when.'),
    height: 8,
    query: rows(lines`
        SELECT alarm, state, priority, ${name('rule_name')}, ${name('device_name')},
               CASE state WHEN 'shelved' THEN shelved_until WHEN 'out_of_service' THEN out_of_service_until END AS until
        FROM alarm
        WHERE open AND state IN ('shelved', 'suppressed_by_design', 'out_of_service') AND ${IN_JURISDICTION}
        ORDER BY until NULLS LAST, raised_at
        LIMIT 100`),
    columns: [
        hidden('alarm'),
        column('state', both('状态', 'State'), { mappings: ALARM_STATES }),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM] }),
        column('device_name', both('设备', 'Device')),
        timeColumn('until', both('至', 'Until')),
    ],
});
