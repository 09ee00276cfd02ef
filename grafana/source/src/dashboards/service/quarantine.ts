/** What could not be used, and what came late. */
import {
    COLOURS,
    PRIORITIES,
    TO_DEVICE,
    type Word,
    bargauge,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    series,
    table,
    timeColumn,
    timeseries,
    words,
} from '../../kit/index.js';
import { said, stepOf } from '../parts/sql.js';

const REASON_WORDS: readonly Word[] = [
    ['malformed', both('格式错误', 'Malformed')],
    ['bad_checksum', both('校验码或长度不符', 'Bad checksum')],
    ['unknown_device', both('未登记设备', 'Unknown device')],
    ['unknown_field', both('未知测项或编码', 'Unknown field')],
    ['unknown_event', both('未知事件', 'Unknown event')],
    ['wrong_unit', both('计量单位不符', 'Wrong unit')],
    ['bad_value', both('数值无效', 'Bad value')],
    ['absurd_time', both('时间无效', 'Absurd time')],
    ['too_large', both('报文过大', 'Too large')],
];

export const reasons = timeseries({
    title: both('隔离原因', 'Quarantine by reason'),
    description: both('每个时段隔离的报文或其中部分，按原因；原文保留在隔离区。', 'Messages and parts of messages that could not be used, by reason; they are kept as they came.'),
    interval: '10m',
    query: series(lines`
        SELECT ${stepOf('time', '10 minutes')} AS time, ${said('reason', REASON_WORDS)} AS metric, count(*)::float8 AS value
        FROM quarantine
        WHERE $__timeFilter(time)
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    unit: 'none',
    style: 'bars',
    stacked: true,
});

export const worst = bargauge({
    title: both('隔离最多的设备', 'Devices with most in quarantine'),
    description: both('所选时段内隔离数最多的 15 台。', 'The 15 with most in the time range.'),
    width: 12,
    query: rows(lines`
        SELECT device, count(*) AS problems
        FROM quarantine
        WHERE $__timeFilter(time)
        GROUP BY 1
        ORDER BY 2 DESC, 1
        LIMIT 15`),
    unit: 'none',
    min: 0,
    colour: COLOURS.medium,
});

export const newest = table({
    title: both('最新隔离', 'Newest in quarantine'),
    description: both('最新 100 条及其说明：哪里不对、如何改正。', 'The newest 100, with what was wrong and where.'),
    height: 10,
    query: rows(lines`
        SELECT time, device, channel, reason, whole, left(detail, 300) AS detail
        FROM quarantine
        WHERE $__timeFilter(time)
        ORDER BY time DESC
        LIMIT 100`),
    filterable: true,
    columns: [
        timeColumn('time', both('收到时间', 'Received')),
        column('device', both('设备编号', 'Id'), { links: [TO_DEVICE], width: 190 }),
        column('channel', both('通道', 'Channel'), {
            mappings: words(
                ['telemetry', both('测值', 'Telemetry')],
                ['event', both('事件', 'Event')],
                ['state', both('在线状态', 'State')],
            ),
            width: 90,
        }),
        column('reason', both('原因', 'Reason'), { mappings: words(...REASON_WORDS), width: 140 }),
        column('whole', both('范围', 'Extent'), {
            mappings: words(['true', both('整条', 'Whole')], ['false', both('部分', 'Part')]),
            width: 80,
        }),
        column('detail', both('说明', 'Detail')),
    ],
});

export const excursions = table({
    title: both('回溯判定的超限', 'Excursions found in late data'),
    description: both('补传数据中发现的超限，最新发现的 50 条。', 'Excursions found in data that came late, the newest 50.'),
    query: rows(lines`
        SELECT found_at, device, priority, ${name('rule_name')}, ${name('device_name')}, onset_at, ended_at, extreme, standing
        FROM excursion
        WHERE $__timeFilter(found_at)
        ORDER BY found_at DESC
        LIMIT 50`),
    noValue: both('没有补传的超限', 'None was found'),
    columns: [
        hidden('device'),
        timeColumn('found_at', both('发现', 'Found')),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'text', width: 80 }),
        column('rule_name', both('规则', 'Rule')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        timeColumn('onset_at', both('开始', 'Onset')),
        timeColumn('ended_at', both('结束', 'End')),
        column('extreme', both('极值', 'Extreme'), { decimals: 2 }),
        column('standing', both('状态', 'Standing'), {
            mappings: words(
                ['ongoing', both('仍在超限', 'Ongoing'), COLOURS.high],
                ['ended', both('已结束', 'Ended')],
                ['withdrawn', both('已撤销', 'Withdrawn')],
            ),
            coloured: 'text',
        }),
    ],
});
