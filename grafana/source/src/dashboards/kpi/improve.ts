/** Which alarms to work on. */
import {
    COLOURS,
    IN_JURISDICTION,
    PRIORITIES,
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
} from '../../kit/index.js';
import { FLOODS } from './calls.js';

export const actors = table({
    title: both('最频繁的 10 项', 'The ten that come most often'),
    description: both('一台设备上的一条规则为一项（bad actors）；它们常占报警的大半。', 'A rule on a device each (bad actors); they often make up most of the load.'),
    width: 12,
    height: 10,
    query: rows(lines`
        WITH calls AS (
            SELECT device, ${name('device_name')}, ${name('rule_name')}, rule
            FROM alarm_call WHERE $__timeFilter(time) AND ${IN_JURISDICTION}
        )
        SELECT device, device_name, rule_name, count(*) AS alarms,
               count(*)::float8 / (SELECT count(*) FROM calls) AS share
        FROM calls
        GROUP BY device, device_name, rule, rule_name
        ORDER BY alarms DESC, rule, device
        LIMIT 10`),
    columns: [
        hidden('device'),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('rule_name', both('规则', 'Rule')),
        column('alarms', both('报警', 'Alarms'), { width: 90 }),
        column('share', both('占比', 'Share'), { unit: 'percentunit', decimals: 1, min: 0, max: 1, gauge: true, colour: COLOURS.low }),
    ],
});

export const floods = table({
    title: both('报警泛滥', 'Floods'),
    description: both('10 分钟内超过 10 个报警起，到少于 5 个止（ISA-18.2），最近的 50 次。', 'From more than 10 alarms in 10 min until fewer than 5 (ISA-18.2), the latest 50.'),
    width: 12,
    height: 10,
    query: rows(lines`
        ${FLOODS}
        SELECT begun, ended, extract(epoch FROM ended - begun) AS seconds, most
        FROM flood
        ORDER BY begun DESC
        LIMIT 50`),
    columns: [
        timeColumn('begun', both('自', 'From')),
        timeColumn('ended', both('至', 'Until')),
        column('seconds', both('时长', 'How long'), { unit: 'dtdurations' }),
        column('most', both('10 分钟内最多', 'Most in 10 min')),
    ],
    noValue: both('无', 'None'),
});

export const stale = table({
    title: both('持续超过 24 h', 'Active for more than 24 h'),
    description: both('现在仍有效、最久的 50 条；目标是任何一天少于 5 条。', 'Still active, the 50 oldest; the target is fewer than 5 on any day.'),
    width: 12,
    query: rows(lines`
        SELECT alarm, device, raised_at, extract(epoch FROM now() - raised_at) AS seconds, priority, ${name('rule_name')},
               ${name('device_name')}, ${name('site_name')}
        FROM alarm
        WHERE active AND raised_at < now() - interval '24 hours' AND ${IN_JURISDICTION}
        ORDER BY raised_at
        LIMIT 50`),
    columns: [
        hidden('alarm'),
        hidden('device'),
        timeColumn('raised_at', both('报警时间', 'Raised')),
        column('seconds', both('持续', 'For'), { unit: 'dtdurations', width: 130 }),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM] }),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('site_name', both('单位', 'Site')),
    ],
});

export const flickering = table({
    title: both('抖动与瞬时', 'Chattering and fleeting'),
    description: both(
        '抖动：10 分钟内产生 3 次以上；瞬时：无人确认前一分钟内恢复。各设备上的各规则，最多的 50 项。',
        'Chattering: raised 3 times within 10 min; fleeting: over within a minute, before anybody took note. By rule and device, the 50 with most.',
    ),
    width: 12,
    query: rows(lines`
        SELECT device, ${name('device_name')}, ${name('rule_name')}, count(*) FILTER (WHERE chattering) AS chattering,
               count(*) FILTER (WHERE fleeting) AS fleeting, max(time) AS latest
        FROM alarm_call
        WHERE (chattering OR fleeting) AND $__timeFilter(time) AND ${IN_JURISDICTION}
        GROUP BY 1, 2, 3
        ORDER BY count(*) DESC, device
        LIMIT 50`),
    columns: [
        hidden('device'),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('rule_name', both('规则', 'Rule')),
        column('chattering', both('抖动', 'Chattering'), { width: 100 }),
        column('fleeting', both('瞬时', 'Fleeting'), { width: 100 }),
        timeColumn('latest', both('最近', 'Latest')),
    ],
});
