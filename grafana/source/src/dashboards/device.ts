import {
    ALARM_STATES,
    BOUNDS,
    COLOURS,
    FAMILIES,
    OF_DEVICE,
    PRESENCES,
    PRIORITIES,
    QUALITIES,
    STATES,
    TO_ALARM,
    YES_NO,
    alarmNotes,
    both,
    choice,
    column,
    dashboard,
    eventNotes,
    hidden,
    jurisdiction,
    level,
    limitsOf,
    lines,
    name,
    named,
    oneDevice,
    row,
    rows,
    selected,
    series,
    site,
    stat,
    stateTimeline,
    states,
    steps,
    table,
    timeColumn,
    timeseries,
    top,
} from '../kit/index.js';

const DEVICE = selected('device');

const fields = choice({
    name: 'field',
    label: both('监测项目', 'Field'),
    description: both('该设备登记或上报的项目', 'Fields that the device is registered for, or has sent'),
    sql: lines`
        SELECT ${named('name')} || CASE WHEN unit IN ('1', '') THEN '' ELSE ' (' || unit || ')' END AS __text, field AS __value
        FROM field
        WHERE field IN (SELECT unnest(fields) FROM device WHERE ${OF_DEVICE} UNION SELECT field FROM latest WHERE ${OF_DEVICE})
        ORDER BY 1`,
});

const facts = table({
    title: both('设备', 'Device'),
    description: both('登记的信息和现在的连接状态。', 'What is registered, and how it is connected now.'),
    height: 3,
    query: rows(lines`
        SELECT device, ${name('name')}, ${name('site_name')}, ${name('county_name')}, family, sampling_point, facility_class,
               disinfectant, interval_s, gateway
        FROM device
        WHERE ${OF_DEVICE}
        LIMIT 1`),
    columns: [
        column('device', both('编号', 'Id')),
        column('name', both('名称', 'Name')),
        column('site_name', both('单位', 'Site')),
        column('county_name', both('区县', 'County')),
        column('family', both('类别', 'Family'), { mappings: FAMILIES }),
        column('sampling_point', both('采样点', 'Sampling point')),
        column('facility_class', both('设施类别', 'Facility class')),
        column('disinfectant', both('消毒剂', 'Disinfectant')),
        column('interval_s', both('上报间隔', 'Interval'), { unit: 's' }),
        column('gateway', both('网关', 'Gateway')),
    ],
});

const presence = stat({
    title: both('连接', 'Connection'),
    description: both('设备与平台的连接状态。', 'Whether the device is connected.'),
    query: rows(`SELECT presence FROM device WHERE ${OF_DEVICE}`),
    textField: 'presence',
    mappings: PRESENCES,
    coloured: 'background',
});

const heard = stat({
    title: both('最后上报距今', 'Last heard'),
    description: both('收到最后一条数据以来的时间。', 'Time since anything was last received.'),
    query: rows(`SELECT silent_s FROM device WHERE ${OF_DEVICE}`),
    unit: 'dtdurations',
    noValue: both('从未', 'Never'),
    thresholds: steps(COLOURS.good, [300, COLOURS.medium], [3600, COLOURS.urgent]),
});

const openAlarms = stat({
    title: both('未关闭报警', 'Open alarms'),
    description: both('该设备的未恢复正常的报警。', 'Alarms of the device that are not normal yet.'),
    query: rows(`SELECT count(*) AS alarms FROM alarm WHERE open AND ${OF_DEVICE}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
});

const week = stat({
    title: both('近 7 日达标率', 'Compliant, last 7 days'),
    description: both('此前 7 个整日，未超出法定限值的单次测量值的比例。', 'Of the last 7 whole days: the share of single values that broke no legal limit.'),
    query: rows(lines`
        SELECT sum(compliant)::float8 / nullif(sum(judged), 0) AS rate
        FROM compliance_day
        WHERE day >= (now() AT TIME ZONE 'Asia/Shanghai')::date - 7 AND ${OF_DEVICE}`),
    unit: 'percentunit',
    decimals: 2,
    noValue: both('无法定限值', 'No legal limit'),
    thresholds: steps(COLOURS.urgent, [0.9, COLOURS.medium], [0.98, COLOURS.good]),
});

const coverage = stat({
    title: both('近 7 日数据获取率', 'Acquired, last 7 days'),
    description: both(
        '此前 7 个整日，有法定限值的项目实际获得的有效数据占应有数据的比例；75 % 以上为有效日（HJ 355-2019）。',
        'Of the last 7 whole days: valid values of fields with a legal limit, of those that should have come; from 75 % on a day is valid (HJ 355-2019).',
    ),
    query: rows(lines`
        SELECT avg(coverage) AS rate
        FROM compliance_day
        WHERE day >= (now() AT TIME ZONE 'Asia/Shanghai')::date - 7 AND ${OF_DEVICE}`),
    unit: 'percentunit',
    decimals: 1,
    noValue: both('无法定限值', 'No legal limit'),
    thresholds: steps(COLOURS.urgent, [0.75, COLOURS.medium], [0.9, COLOURS.good]),
});

const quarantined = stat({
    title: both('隔离的消息', 'Quarantined'),
    description: both('时段内整条或部分无法使用的消息。', 'Messages of the time shown that could not be used, whole or in part.'),
    query: rows(`SELECT count(*) AS messages FROM quarantine WHERE $__timeFilter(time) AND ${OF_DEVICE}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.medium]),
});

const latest = table({
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

const values = timeseries({
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

const timeline = stateTimeline({
    title: both('门、市电、出束、维护', 'Door, mains, beam, maintenance'),
    description: both(
        '由事件和状态量得出；设备没有的状态不显示。',
        'From events and from values that tell a state; what the device doesn’t have is not shown.',
    ),
    query: states(['door', 'power', 'beam', 'maintenance'], 'kind'),
    mappings: STATES,
    noValue: both('该设备没有这些状态', 'The device has none of these'),
});

const alarms = table({
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

const events = table({
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

const gaps = table({
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

const accounting = timeseries({
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

const quarantine = table({
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

const complianceDays = timeseries({
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

const acquisitionDays = timeseries({
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

const limitsInForce = table({
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

export const device = dashboard({
    name: 'device',
    title: both('设备详情', 'Device detail'),
    description: both('一台设备测得什么、限值是多少、缺了什么、出过什么事。', 'What one device measures, by which limits, what is missing, and what happened.'),
    variables: [jurisdiction, site(), oneDevice, fields],
    annotations: [alarmNotes, eventNotes],
    from: 'now-24h',
    sections: [
        top(facts, presence, heard, openAlarms, week, coverage, quarantined, latest),
        row(both('测量值', 'Values'), [values]),
        row(both('状态', 'States'), [timeline]),
        row(both('报警与事件', 'Alarms and events'), [alarms, events, gaps]),
        row(both('达标与限值', 'Compliance and limits'), [complianceDays, acquisitionDays, limitsInForce]),
        row(both('账目与隔离', 'Accounting and quarantine'), [accounting, quarantine]),
    ],
});
