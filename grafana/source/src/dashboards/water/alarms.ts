/** What was wrong: alarms with the way to acknowledge them, and what was found afterwards. */
import {
    ALARM_STATES,
    OF_DEVICE,
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
import { FROM, TO } from './lines.js';

const alarms = table({
    title: both('报警', 'Alarms'),
    description: both(
        '所选时间内持续过或尚未关闭的报警，最近 200 条；点击规则到控制台确认。',
        'Alarms that lasted within the time range or are still open, the newest 200; the rule leads to the console, to acknowledge.',
    ),
    width: 16,
    query: rows(lines`
        SELECT a.alarm, a.device, a.raised_at, a.priority, a.state, ${name('a.rule_name')}, ${name('a.site_name')},
               ${name('a.device_name')}, a.value, a.limit_value, a.unit,
               a.standard || coalesce('-' || nullif(a.edition, ''), '') AS standard,
               extract(epoch FROM coalesce(a.cleared_at, now()) - a.onset_at) AS lasted
        FROM alarm a
        WHERE a.raised_at < ${TO} AND (a.open OR coalesce(a.cleared_at, now()) >= ${FROM}) AND a.${OF_DEVICE}
        ORDER BY a.raised_at DESC
        LIMIT 200`),
    filterable: true,
    columns: [
        hidden('alarm'),
        hidden('device'),
        timeColumn('raised_at', both('报警时间', 'Raised')),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('state', both('状态', 'State'), { mappings: ALARM_STATES, coloured: 'text' }),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM], width: 200 }),
        column('site_name', both('单位', 'Site')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('value', both('测值', 'Value')),
        column('limit_value', both('限值', 'Limit')),
        column('unit', both('计量单位', 'Unit'), { width: 80 }),
        column('standard', both('依据', 'Standard')),
        column('lasted', both('持续', 'Lasted'), { unit: 'dtdurations' }),
    ],
});

const STANDINGS = words(
    ['ongoing', both('仍在持续', 'Ongoing')],
    ['ended', both('已结束', 'Ended')],
    ['withdrawn', both('已撤销', 'Withdrawn')],
);

const excursions = table({
    title: both('回溯超限', 'Retrospective excursions'),
    description: both(
        '设备补传的数据表明当时已超限：发现时已晚，故不作报警；最近 200 条。',
        'What buffered readings show to have been out of limits when nobody could be told; the newest 200.',
    ),
    width: 8,
    query: rows(lines`
        SELECT e.excursion, e.device, e.onset_at, e.priority, ${name('e.rule_name')}, ${name('d.site_name')}, e.extreme,
               e.standing
        FROM excursion e
        JOIN device d USING (device)
        WHERE e.onset_at < ${TO} AND coalesce(e.ended_at, now()) >= ${FROM} AND e.standing <> 'withdrawn'
          AND d.${OF_DEVICE}
        ORDER BY e.onset_at DESC
        LIMIT 200`),
    columns: [
        hidden('excursion'),
        hidden('device'),
        timeColumn('onset_at', both('开始', 'Onset')),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('rule_name', both('规则', 'Rule'), { links: [TO_DEVICE] }),
        column('site_name', both('单位', 'Site')),
        column('extreme', both('极值', 'Extreme')),
        column('standing', both('状态', 'Standing'), { mappings: STANDINGS }),
    ],
});

export const ALARMS: readonly Panel[] = [alarms, excursions];
