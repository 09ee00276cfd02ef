/** How far it kept the limits, and which these are. */
import {
    BOUNDS,
    OF_DEVICE,
    PRIORITIES,
    YES_NO,
    both,
    column,
    level,
    lines,
    name,
    named,
    rows,
    series,
    table,
    timeColumn,
    timeseries,
} from '../../kit/index.js';

export const complianceDays = timeseries({
    title: both('每日达标率', 'Compliance by day'),
    description: both('近 30 日各项目未超出法定限值的单次测量值的比例（北京时间的日）。', 'Of the last 30 days: the share of single values that broke no legal limit, by field (days of Beijing time).'),
    timeFrom: '30d',
    query: series(lines`
        SELECT c.time, ${named('f.name')} AS metric, c.rate AS value
        FROM compliance_day c JOIN field f USING (field)
        WHERE $__timeFilter(c.time) AND c.judged > 0 AND c.${OF_DEVICE}
        ORDER BY 1, 2`),
    unit: 'percentunit',
    max: 1,
    spanNulls: 90_000_000,
    noValue: both('无法定限值', 'No legal limit'),
});

export const acquisitionDays = timeseries({
    title: both('每日数据获取率', 'Acquisition by day'),
    description: both('近 30 日各项目获得的有效数据占应有数据的比例；虚线为 75 %（HJ 355-2019）。', 'Of the last 30 days: valid values of those that should have come, by field; dashed: 75 % (HJ 355-2019).'),
    timeFrom: '30d',
    query: series(lines`
        SELECT c.time, ${named('f.name')} AS metric, c.coverage AS value
        FROM compliance_day c JOIN field f USING (field)
        WHERE $__timeFilter(c.time) AND c.coverage IS NOT NULL AND c.${OF_DEVICE}
        ORDER BY 1, 2`),
    limits: series(level([both('有效日下限', 'Valid day from'), 0.75])),
    unit: 'percentunit',
    max: 1,
    spanNulls: 90_000_000,
    noValue: both('无法定限值', 'No legal limit'),
});

export const limitsInForce = table({
    title: both('限值', 'Limits'),
    description: both('时段内适用的限值及其依据。', 'Limits in force in the time shown, and where they stand.'),
    query: rows(lines`
        SELECT ${name('f.name')}, l.bound, l.value, l.unit, ${name('l.rule_name')}, l.standard, l.edition, l.clause, l.legal,
               l.priority, l.valid_from, l.valid_until
        FROM limit_in_force l JOIN field f USING (field)
        WHERE l.valid_from < $__timeTo()::timestamptz AND (l.valid_until IS NULL OR l.valid_until > $__timeFrom()::timestamptz)
          AND l.${OF_DEVICE}
        ORDER BY l.legal DESC, 1, l.bound, l.valid_from
        LIMIT 100`),
    columns: [
        column('name', both('项目', 'Field')),
        column('bound', both('方向', 'Bound'), { mappings: BOUNDS, width: 80 }),
        column('value', both('限值', 'Limit'), { width: 90 }),
        column('unit', both('单位', 'Unit'), { width: 90 }),
        column('rule_name', both('规则', 'Rule')),
        column('standard', both('标准', 'Standard')),
        column('edition', both('版本', 'Edition'), { width: 80 }),
        column('clause', both('条款', 'Clause')),
        column('legal', both('法定', 'Statutory'), { mappings: YES_NO, width: 80 }),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'text', width: 80 }),
        timeColumn('valid_from', both('适用自', 'From')),
        timeColumn('valid_until', both('至', 'Until')),
    ],
});
