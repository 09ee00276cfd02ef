/** What the data take on disk. */
import { COLOURS, bargauge, both, column, lines, rows, stat, steps, table } from '../../kit/index.js';

export const kind = stat({
    title: both('存储', 'Storage'),
    description: both('时间序列的存储方式与版本。', 'How time series are stored, and the version.'),
    width: 6,
    query: rows(`SELECT CASE kind WHEN 'timescaledb' THEN 'TimescaleDB' ELSE 'PostgreSQL' END || coalesce(' ' || version, '') AS storage FROM storage`),
    textField: 'storage',
    coloured: 'none',
    unit: 'string',
});

export const whole = stat({
    title: both('占用', 'On disk'),
    description: both(
        '全部表与索引的大小；压缩省下的部分；每条测值平均占用（含索引与压缩，不含汇总）。',
        'All tables with their indexes; what compression saved; the mean of a reading with its share of indexes, compressed or not, without aggregates.',
    ),
    width: 18,
    query: rows(lines`
        SELECT sum(bytes) AS bytes, coalesce(sum(bytes_before - bytes), 0) AS saved, sum(bytes) FILTER (WHERE item = 'reading') AS readings_bytes,
               sum(rows) FILTER (WHERE item = 'reading') AS readings,
               sum(bytes) FILTER (WHERE item = 'reading')::float8 / nullif(sum(rows) FILTER (WHERE item = 'reading'), 0) AS per_reading
        FROM storage_size`),
    unit: 'bytes',
    decimals: 1,
    fields: {
        bytes: { displayName: both('合计', 'All'), colour: COLOURS.neutral },
        saved: { displayName: both('压缩节省', 'Saved by compression'), colour: COLOURS.good },
        readings_bytes: { displayName: both('测值', 'Readings'), colour: COLOURS.neutral },
        readings: { displayName: both('测值条数', 'Number of readings'), unit: 'short', decimals: 1, colour: COLOURS.neutral },
        per_reading: { displayName: both('每条测值', 'A reading'), unit: 'bytes', decimals: 1, colour: COLOURS.neutral },
    },
});

export const sizes = table({
    title: both('各表大小', 'Sizes of tables'),
    description: both(
        '最大的 40 张表与汇总，含索引；有压缩的列出压缩前大小与压缩比。条数为估计值。',
        'The 40 largest tables and aggregates with their indexes; where compressed, the size before and the ratio. Rows are estimated.',
    ),
    width: 14,
    height: 10,
    query: rows(lines`
        SELECT item, rows, bytes, bytes_before, bytes_before::float8 / nullif(bytes, 0) AS ratio, bytes::float8 / nullif(rows, 0) AS per_row
        FROM storage_size
        ORDER BY bytes DESC
        LIMIT 40`),
    columns: [
        column('item', both('表', 'Table')),
        column('rows', both('条数', 'Rows'), { unit: 'short' }),
        column('bytes', both('大小', 'Size'), { unit: 'bytes', decimals: 1 }),
        column('bytes_before', both('压缩前', 'Before compression'), { unit: 'bytes', decimals: 1 }),
        column('ratio', both('压缩比', 'Ratio'), {
            unit: 'suffix: ×',
            decimals: 1,
            thresholds: steps(COLOURS.neutral, [2, COLOURS.good]),
            coloured: 'text',
        }),
        column('per_row', both('每条', 'A row'), { unit: 'bytes', decimals: 0 }),
    ],
});

export const largest = bargauge({
    title: both('最大的表', 'Largest tables'),
    description: both('占用最多的 12 张表与汇总。', 'The 12 tables and aggregates that take most.'),
    width: 10,
    height: 10,
    query: rows(lines`
        SELECT item, bytes
        FROM storage_size
        ORDER BY bytes DESC
        LIMIT 12`),
    unit: 'bytes',
    decimals: 1,
    min: 0,
    colour: 'blue',
});
