/** Which device it is, and how it does. */
import {
    COLOURS,
    FAMILIES,
    OF_DEVICE,
    PRESENCES,
    both,
    choice,
    column,
    lines,
    name,
    named,
    rows,
    selected,
    stat,
    steps,
    table,
} from '../../kit/index.js';

export const DEVICE = selected('device');

export const fields = choice({
    name: 'field',
    label: both('监测项目', 'Field'),
    description: both('该设备登记或上报的项目', 'Fields that the device is registered for, or has sent'),
    sql: lines`
        SELECT ${named('name')} || CASE WHEN unit IN ('1', '') THEN '' ELSE ' (' || unit || ')' END AS __text, field AS __value
        FROM field
        WHERE field IN (SELECT unnest(fields) FROM device WHERE ${OF_DEVICE} UNION SELECT field FROM latest WHERE ${OF_DEVICE})
        ORDER BY 1`,
});

export const facts = table({
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

export const presence = stat({
    title: both('连接', 'Connection'),
    description: both('设备与平台的连接状态。', 'Whether the device is connected.'),
    query: rows(`SELECT presence FROM device WHERE ${OF_DEVICE}`),
    textField: 'presence',
    mappings: PRESENCES,
    coloured: 'background',
});

export const heard = stat({
    title: both('最后上报距今', 'Last heard'),
    description: both('收到最后一条数据以来的时间。', 'Time since anything was last received.'),
    query: rows(`SELECT silent_s FROM device WHERE ${OF_DEVICE}`),
    unit: 'dtdurations',
    noValue: both('从未', 'Never'),
    thresholds: steps(COLOURS.good, [300, COLOURS.medium], [3600, COLOURS.urgent]),
});

export const openAlarms = stat({
    title: both('未关闭报警', 'Open alarms'),
    description: both('该设备的未恢复正常的报警。', 'Alarms of the device that are not normal yet.'),
    query: rows(`SELECT count(*) AS alarms FROM alarm WHERE open AND ${OF_DEVICE}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
});

export const week = stat({
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

export const coverage = stat({
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

export const quarantined = stat({
    title: both('隔离的消息', 'Quarantined'),
    description: both('时段内整条或部分无法使用的消息。', 'Messages of the time shown that could not be used, whole or in part.'),
    query: rows(`SELECT count(*) AS messages FROM quarantine WHERE $__timeFilter(time) AND ${OF_DEVICE}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.medium]),
});
