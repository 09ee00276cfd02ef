/** What became of its messages. */
import {
    OF_DEVICE,
    YES_NO,
    both,
    column,
    lines,
    rows,
    series,
    table,
    timeColumn,
    timeseries,
} from '../../kit/index.js';

export const accounting = timeseries({
    title: both('消息账目', 'Accounting'),
    description: both(
        '每小时收到的消息：入库、重复、隔离；三者之和等于收到的。',
        'Messages received each hour: stored, duplicate, quarantined; their sum is what was received.',
    ),
    query: series(lines`
        SELECT date_bin(greatest('$__interval'::interval, interval '1 hour'), hour, timestamptz '2000-01-01 00:00:00+08') AS time,
               sum(stored) AS ${both('"入库"', '"Stored"')}, sum(duplicate) AS ${both('"重复"', '"Duplicate"')},
               sum(quarantined) AS ${both('"隔离"', '"Quarantined"')}
        FROM accounting
        WHERE $__timeFilter(hour) AND ${OF_DEVICE}
        GROUP BY 1
        ORDER BY 1`),
    style: 'bars',
    stacked: true,
    unit: 'none',
});

export const quarantine = table({
    title: both('隔离', 'Quarantine'),
    description: both('无法使用的消息及原因，最新的 100 条。', 'Messages that could not be used, and why; the newest 100.'),
    width: 12,
    height: 8,
    query: rows(lines`
        SELECT time, channel, reason, detail, whole
        FROM quarantine
        WHERE $__timeFilter(time) AND ${OF_DEVICE}
        ORDER BY time DESC
        LIMIT 100`),
    columns: [
        timeColumn('time', both('时间', 'Time')),
        column('channel', both('通道', 'Channel'), { width: 90 }),
        column('reason', both('原因', 'Reason')),
        column('detail', both('说明', 'Detail')),
        column('whole', both('整条', 'Whole'), { mappings: YES_NO, width: 70 }),
    ],
});
