/** Each alarm, and each step that people took. */
import {
    ALARM_STATES,
    ALARM_STEPS,
    FAMILIES,
    PRIORITIES,
    TO_ALARM,
    TO_DEVICE,
    YES_NO,
    both,
    column,
    hidden,
    lines,
    name,
    named,
    rows,
    table,
    timeColumn,
} from '../../kit/index.js';
import { CHOSEN, RAISED } from './chosen.js';

export const history = table({
    title: both('报警历史', 'History'),
    description: both(
        '时段内产生的最新 1000 条；列标题可筛选，规则链接到控制台的处置记录。',
        'The newest 1000 raised in the time shown; headings filter, the rule leads to the history in the console.',
    ),
    height: 16,
    filterable: true,
    query: rows(lines`
        SELECT alarm, device, raised_at, cleared_at, extract(epoch FROM coalesce(cleared_at, now()) - raised_at) AS lasted_s,
               priority, state, ${name('rule_name')}, legal, standard, ${name('site_name')}, ${name('county_name')},
               ${name('device_name')}, family, value, limit_value, unit,
               extract(epoch FROM acknowledged_at - raised_at) AS acknowledged_s, acknowledged_by, chattering, fleeting
        FROM alarm
        WHERE ${RAISED}
        ORDER BY raised_at DESC
        LIMIT 1000`),
    columns: [
        hidden('alarm'),
        hidden('device'),
        timeColumn('raised_at', both('报警时间', 'Raised')),
        timeColumn('cleared_at', both('恢复时间', 'Cleared')),
        column('lasted_s', both('持续', 'Lasted'), { unit: 'dtdurations', width: 120 }),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('state', both('状态', 'State'), { mappings: ALARM_STATES, coloured: 'text' }),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM] }),
        column('legal', both('法定', 'Statutory'), { mappings: YES_NO, width: 80 }),
        column('standard', both('标准', 'Standard')),
        column('site_name', both('单位', 'Site')),
        column('county_name', both('区县', 'County')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('family', both('类别', 'Family'), { mappings: FAMILIES }),
        column('value', both('数值', 'Value'), { width: 80 }),
        column('limit_value', both('限值', 'Limit'), { width: 80 }),
        column('unit', both('单位制', 'Unit'), { width: 80 }),
        column('acknowledged_s', both('确认用时', 'Acknowledged in'), { unit: 'dtdurations', width: 120 }),
        column('acknowledged_by', both('确认人', 'By')),
        column('chattering', both('抖动', 'Chattering'), { mappings: YES_NO, width: 80 }),
        column('fleeting', both('瞬时', 'Fleeting'), { mappings: YES_NO, width: 80 }),
    ],
});

export const changes = table({
    title: both('处置记录', 'What was done'),
    description: both('时段内人员对报警的处置，最新的 300 条。', 'What people did with alarms in the time shown, the newest 300.'),
    height: 10,
    query: rows(lines`
        SELECT c.alarm, c.at, c.kind, c.actor, c.reason, c.comment, ${named('a.rule_name')} AS rule_name,
               ${named('a.site_name')} AS site_name
        FROM alarm_change c JOIN alarm a USING (alarm)
        WHERE c.actor <> 'vigil' AND $__timeFilter(c.at) AND a.raised_at < $__timeTo()::timestamptz AND ${CHOSEN}
        ORDER BY c.at DESC
        LIMIT 300`),
    columns: [
        hidden('alarm'),
        timeColumn('at', both('时间', 'Time')),
        column('kind', both('处置', 'Step'), { mappings: ALARM_STEPS }),
        column('actor', both('人员', 'Who')),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM] }),
        column('site_name', both('单位', 'Site')),
        column('reason', both('原因', 'Reason')),
        column('comment', both('备注', 'Comment')),
    ],
});
