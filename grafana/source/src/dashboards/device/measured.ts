/** What it measures, which states it was in, and when nothing came. */
import {
    OF_DEVICE,
    QUALITIES,
    STATES,
    both,
    column,
    limitsOf,
    lines,
    name,
    rows,
    selected,
    series,
    stateTimeline,
    states,
    table,
    timeColumn,
    timeseries,
} from '../../kit/index.js';
import { DEVICE } from './registered.js';

export const latest = table({
    title: both('最新值', 'Latest values'),
    description: both('每个项目的最新值、数据质量和现行的单次值限值。', 'The newest value of each field with its quality and the limits on single values now in force.'),
    query: rows(lines`
        SELECT ${name('f.name')}, l.value, f.unit, l.quality, limits.low, limits.high, l.time,
               extract(epoch FROM now() - l.time) AS age_s
        FROM latest l
        JOIN field f USING (field)
        LEFT JOIN LATERAL (
            SELECT max(value) FILTER (WHERE bound = 'low') AS low, min(value) FILTER (WHERE bound = 'high') AS high
            FROM limit_in_force b
            WHERE b.device = l.device AND b.field = l.field AND b.averaging = 'value'
              AND b.valid_from <= now() AND (b.valid_until IS NULL OR b.valid_until > now())
        ) AS limits ON true
        WHERE l.${OF_DEVICE}
        ORDER BY f.field
        LIMIT 100`),
    columns: [
        column('name', both('项目', 'Field')),
        column('value', both('数值', 'Value'), { decimals: 3 }),
        column('unit', both('单位', 'Unit')),
        column('quality', both('数据质量', 'Quality'), { mappings: QUALITIES, coloured: 'text' }),
        column('low', both('下限', 'Lower limit')),
        column('high', both('上限', 'Upper limit')),
        timeColumn('time', both('测量时间', 'Measured')),
        column('age_s', both('距今', 'Age'), { unit: 'dtdurations' }),
    ],
});

export const values = timeseries({
    title: both('${field:text}', '${field:text}'),
    description: both(
        '均值（只计有效数据）、最小值到最大值的范围和现行限值（虚线）。',
        'Mean of good values, the range from least to greatest, and the limits in force (dashed).',
    ),
    width: 24,
    height: 9,
    repeat: { variable: 'field', perRow: 2 },
    query: series(lines`
        SELECT time, value AS ${both('"均值"', '"Mean"')}, min_value AS min, max_value AS max
        FROM series(${DEVICE}, ${selected('field')}, $__timeFrom()::timestamptz, $__timeTo()::timestamptz, '$__interval'::interval)
        ORDER BY 1`),
    limits: limitsOf(selected('field')),
    interval: '1m',
    band: ['min', 'max'],
    unit: 'none',
});

export const timeline = stateTimeline({
    title: both('门、市电、出束、维护', 'Door, mains, beam, maintenance'),
    description: both(
        '由事件和状态量得出；设备没有的状态不显示。',
        'From events and from values that tell a state; what the device doesn’t have is not shown.',
    ),
    query: states(['door', 'power', 'beam', 'maintenance'], 'kind'),
    mappings: STATES,
    noValue: both('该设备没有这些状态', 'The device has none of these'),
});

export const gaps = table({
    title: both('缺测', 'Gaps'),
    description: both(
        '没有任何有效数据、超过 5 分钟且超过 3 个上报间隔的时段，精确到所示时段的步长。',
        'Spans without any good value, longer than 5 minutes and 3 intervals; as exact as the step of the time shown.',
    ),
    width: 12,
    interval: '1m',
    query: rows(lines`
        WITH heard AS (
            SELECT DISTINCT time
            FROM series(${DEVICE}, ${selected('field')}, $__timeFrom()::timestamptz, $__timeTo()::timestamptz, '$__interval'::interval)
            WHERE samples > 0
        ), span AS (
            SELECT time AS since, lead(time, 1, least($__timeTo()::timestamptz, now())) OVER (ORDER BY time) AS until FROM heard
        )
        SELECT since, until, extract(epoch FROM until - since) AS seconds
        FROM span
        WHERE until - since > (
            SELECT greatest(interval '5 minutes', interval_s * interval '3 seconds', 2 * '$__interval'::interval)
            FROM device WHERE ${OF_DEVICE} LIMIT 1)
        ORDER BY since DESC
        LIMIT 100`),
    columns: [
        timeColumn('since', both('自', 'From')),
        timeColumn('until', both('至', 'Until')),
        column('seconds', both('时长', 'How long'), { unit: 'dtdurations' }),
    ],
    noValue: both('无缺测', 'None'),
});
