import {
    ALARM_STATES,
    IN_JURISDICTION,
    OF_SITE,
    PRIORITIES,
    type Panel,
    TO_ALARM,
    TO_DEVICE,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    table,
    timeColumn,
    words,
} from '../../kit/index.js';

/** The alarms of a family that are not normal yet, the worst first; they lead to the console, to acknowledge. */
export function openAlarms(family: string): Panel {
    return table({
        title: both('未关闭报警', 'Open alarms'),
        description: both(
            '尚未恢复正常的报警，含已搁置、按设计抑制和停用的，最严重的在前；点击规则到控制台查看依据并确认。',
            'Alarms that are not normal yet, shelved, suppressed and out of service ones too, the worst first; the rule leads to the console, with its grounds, to acknowledge.',
        ),
        height: 10,
        query: rows(lines`
            SELECT alarm, device, priority, onset_at, ${name('rule_name')}, standard, clause, ${name('site_name')},
                   ${name('device_name')}, item, value, limit_value, unit, state
            FROM alarm
            WHERE open AND family = '${family}' AND ${IN_JURISDICTION} AND ${OF_SITE}
            ORDER BY priority_rank DESC, onset_at DESC
            LIMIT 100`),
        filterable: true,
        columns: [
            hidden('alarm'),
            hidden('device'),
            column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
            timeColumn('onset_at', both('开始', 'Since')),
            column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM], width: 260 }),
            column('standard', both('依据', 'Standard')),
            column('clause', both('条款', 'Clause')),
            column('site_name', both('单位', 'Site')),
            column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
            column('item', both('对象', 'Item')),
            column('value', both('数值', 'Value'), { decimals: 2 }),
            column('limit_value', both('限值', 'Limit'), { decimals: 2 }),
            column('unit', both('计量单位', 'Unit'), { mappings: words(['1', '']), width: 80 }),
            column('state', both('状态', 'State'), { mappings: ALARM_STATES, coloured: 'text' }),
        ],
    });
}
