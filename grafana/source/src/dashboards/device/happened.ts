/** Alarms and events of it. */
import {
    ALARM_STATES,
    OF_DEVICE,
    PRIORITIES,
    TO_ALARM,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    table,
    timeColumn,
} from '../../kit/index.js';

export const alarms = table({
    title: both('报警', 'Alarms'),
    description: both('时段内产生的和仍未关闭的，最新的 200 条。', 'Raised in the time shown, or still open; the newest 200.'),
    query: rows(lines`
        SELECT alarm, raised_at, cleared_at, priority, state, ${name('rule_name')}, value, limit_value, unit, acknowledged_at,
               acknowledged_by
        FROM alarm
        WHERE ($__timeFilter(raised_at) OR open) AND ${OF_DEVICE}
        ORDER BY raised_at DESC
        LIMIT 200`),
    columns: [
        hidden('alarm'),
        timeColumn('raised_at', both('报警时间', 'Raised')),
        timeColumn('cleared_at', both('恢复时间', 'Cleared')),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('state', both('状态', 'State'), { mappings: ALARM_STATES, coloured: 'text' }),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM] }),
        column('value', both('数值', 'Value'), { width: 90 }),
        column('limit_value', both('限值', 'Limit'), { width: 90 }),
        column('unit', both('单位', 'Unit'), { width: 80 }),
        timeColumn('acknowledged_at', both('确认时间', 'Acknowledged')),
        column('acknowledged_by', both('确认人', 'By')),
    ],
});

export const events = table({
    title: both('事件', 'Events'),
    description: both('设备上报的事件，最新的 200 条。', 'Events that the device sent, the newest 200.'),
    width: 12,
    query: rows(lines`
        SELECT time, type, item, body::text AS body
        FROM event
        WHERE $__timeFilter(time) AND ${OF_DEVICE}
        ORDER BY time DESC
        LIMIT 200`),
    columns: [
        timeColumn('time', both('时间', 'Time')),
        column('type', both('类型', 'Type')),
        column('item', both('对象', 'Item')),
        column('body', both('内容', 'Content')),
    ],
});
