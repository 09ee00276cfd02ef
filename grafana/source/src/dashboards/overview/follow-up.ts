/** How it went, and what is not over yet. */
import {
    CONTAINER_STATES,
    IN_JURISDICTION,
    PRIORITIES,
    PRIORITY_FIELDS,
    TO_CONTAINER,
    TO_DEVICE,
    both,
    column,
    familyName,
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

export const rate = timeseries({
    title: both('报警数', 'Alarms'),
    description: both('每个时段的报警，按优先级。', 'Alarms in each step of time, by priority.'),
    query: series(lines`
        SELECT date_bin(greatest('$__interval'::interval, interval '10 minutes'), time, timestamptz '2000-01-01 00:00:00+08') AS time,
               ${priorityName('priority')} AS metric, count(*) AS value
        FROM alarm_call
        WHERE $__timeFilter(time) AND ${IN_JURISDICTION}
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    unit: 'none',
    style: 'bars',
    stacked: true,
    fields: PRIORITY_FIELDS,
});

export const complianceDays = timeseries({
    title: both('每日达标率', 'Compliance by day'),
    description: both(
        '近 30 日各类别每日未超出法定限值的单次测量值的比例（北京时间的日）。',
        'Of the last 30 days: the share of single values that broke no legal limit, by family (days of Beijing time).',
    ),
    query: series(lines`
        SELECT time, ${familyName('family')} AS metric, sum(compliant)::float8 / nullif(sum(judged), 0) AS value
        FROM compliance_day
        WHERE $__timeFilter(time) AND ${IN_JURISDICTION}
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    timeFrom: '30d',
    unit: 'percentunit',
    max: 1,
    decimals: 1,
    spanNulls: 90_000_000,
});

export const overdueList = table({
    title: both('超期容器', 'Containers overdue'),
    description: both('超期最久的 100 个未办结容器。', 'The 100 open containers that have been overdue for longest.'),
    width: 12,
    query: rows(lines`
        SELECT container, ${name('site_name')}, department, state, age_h, overdue_since, worst
        FROM container
        WHERE open AND overdue_since IS NOT NULL AND ${IN_JURISDICTION}
        ORDER BY overdue_since
        LIMIT 100`),
    columns: [
        column('container', both('容器', 'Container'), { links: [TO_CONTAINER] }),
        column('site_name', both('单位', 'Site')),
        column('department', both('科室', 'Department')),
        column('state', both('状态', 'State'), { mappings: CONTAINER_STATES }),
        column('age_h', both('已存在', 'Age'), { unit: 'h', decimals: 1 }),
        timeColumn('overdue_since', both('超期自', 'Overdue since')),
        column('worst', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
    ],
});

export const excursions = table({
    title: both('事后发现的超限', 'Excursions found late'),
    description: both('时段内发生、由补传数据发现的超限，最新的 100 条。', 'Limits exceeded in the time shown as late data tells it, the newest 100.'),
    width: 12,
    query: rows(lines`
        SELECT device, onset_at, ended_at, ${name('rule_name')}, ${name('device_name')}, priority, extreme
        FROM excursion
        WHERE standing <> 'withdrawn' AND $__timeFilter(onset_at) AND ${IN_JURISDICTION}
        ORDER BY onset_at DESC
        LIMIT 100`),
    columns: [
        hidden('device'),
        timeColumn('onset_at', both('开始', 'From')),
        timeColumn('ended_at', both('结束', 'Until')),
        column('rule_name', both('规则', 'Rule')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('extreme', both('极值', 'Extreme'), { width: 100 }),
    ],
});
