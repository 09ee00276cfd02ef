import {
    ALARM_STATES,
    ALARM_STEPS,
    COLOURS,
    FAMILIES,
    IN_JURISDICTION,
    PRIORITIES,
    PRIORITY_FIELDS,
    PRIORITY_WORDS,
    TO_ALARM,
    TO_DEVICE,
    YES_NO,
    barchart,
    bargauge,
    both,
    choices,
    column,
    dashboard,
    family,
    familyName,
    hidden,
    jurisdiction,
    lines,
    name,
    named,
    priorityName,
    row,
    rows,
    selected,
    series,
    site,
    stat,
    steps,
    table,
    timeColumn,
    timeseries,
    top,
} from '../kit/index.js';

const priority = choices('priority', both('优先级', 'Priority'), PRIORITY_WORDS);

/** What the variables choose; alarms about the service itself are of no site. */
const CHOSEN = `${IN_JURISDICTION} AND (site = ANY(${selected('site')}) OR family = 'service')
          AND family = ANY(${selected('family')}) AND priority = ANY(${selected('priority')})`;

/** Those that were raised in the time shown. */
const RAISED = `$__timeFilter(raised_at) AND ${CHOSEN}`;

const raised = stat({
    title: both('报警', 'Raised'),
    description: both('时段内产生的报警。', 'Alarms raised in the time shown.'),
    query: rows(`SELECT count(*) AS alarms FROM alarm WHERE ${RAISED}`),
    unit: 'none',
    colour: COLOURS.neutral,
});

const active = stat({
    title: both('现在有效', 'Active now'),
    description: both('现在条件仍成立的报警。', 'Alarms whose condition holds now.'),
    query: rows(`SELECT count(*) AS alarms FROM alarm WHERE open AND active AND ${CHOSEN}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
});

const waiting = stat({
    title: both('现在未确认', 'Unacknowledged now'),
    description: both('无人确认的报警，含已恢复的。', 'Alarms that nobody has taken note of, also those that are over.'),
    query: rows(lines`
        SELECT count(*) AS alarms
        FROM alarm
        WHERE open AND state IN ('unacknowledged', 'returned_unacknowledged', 'latched_unacknowledged') AND ${CHOSEN}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
});

const aside = stat({
    title: both('现在搁置、抑制或停用', 'Set aside now'),
    description: both('现在已搁置、按设计抑制或停用的报警。', 'Alarms that are shelved, suppressed by design or out of service now.'),
    query: rows(lines`
        SELECT count(*) AS alarms
        FROM alarm
        WHERE open AND state IN ('shelved', 'suppressed_by_design', 'out_of_service') AND ${CHOSEN}`),
    unit: 'none',
    colour: COLOURS.neutral,
});

const acknowledgedIn = stat({
    title: both('确认用时中位数', 'Median time to acknowledge'),
    description: both('时段内产生、已确认的报警，从产生到首次确认。', 'Of alarms raised in the time shown and acknowledged: from raised to first acknowledged.'),
    query: rows(lines`
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - raised_at)) AS seconds
        FROM alarm
        WHERE acknowledged_at >= raised_at AND ${RAISED}`),
    unit: 'dtdurations',
    colour: COLOURS.neutral,
    noValue: both('无', 'None'),
});

const lasted = stat({
    title: both('持续时长中位数', 'Median duration'),
    description: both('时段内产生、已恢复的报警，从产生到恢复。', 'Of alarms raised in the time shown and over: from raised to cleared.'),
    query: rows(lines`
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM cleared_at - raised_at)) AS seconds
        FROM alarm
        WHERE cleared_at >= raised_at AND ${RAISED}`),
    unit: 'dtdurations',
    colour: COLOURS.neutral,
    noValue: both('无', 'None'),
});

const perDay = timeseries({
    title: both('每日报警', 'Alarms by day'),
    description: both('按北京时间的日和优先级。', 'By days of Beijing time and priority.'),
    query: series(lines`
        SELECT date_trunc('day', raised_at AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai' AS time,
               ${priorityName('priority')} AS metric, count(*) AS value
        FROM alarm
        WHERE ${RAISED}
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    unit: 'none',
    style: 'bars',
    stacked: true,
    fields: PRIORITY_FIELDS,
});

const perHour = barchart({
    title: both('一天中的时刻', 'Time of day'),
    description: both('时段内的报警按一天中的小时（北京时间）。', 'Alarms of the time shown by hour of the day (Beijing time).'),
    query: rows(lines`
        SELECT to_char(h, 'FM00') AS hour, count(a.raised_at) AS ${both('"报警"', '"Alarms"')}
        FROM generate_series(0, 23) AS h
        LEFT JOIN (SELECT raised_at FROM alarm WHERE ${RAISED}) AS a
            ON extract(hour FROM a.raised_at AT TIME ZONE 'Asia/Shanghai') = h
        GROUP BY h
        ORDER BY h`),
    x: 'hour',
    unit: 'none',
    legend: false,
});

const perFamily = bargauge({
    title: both('按类别', 'By family'),
    description: both('时段内的报警按设备类别。', 'Alarms of the time shown by family of devices.'),
    query: rows(lines`
        SELECT ${familyName('family')} AS family, count(*) AS alarms
        FROM alarm
        WHERE ${RAISED}
        GROUP BY 1
        ORDER BY 2 DESC`),
    unit: 'none',
    min: 0,
    colour: COLOURS.low,
});

const perCounty = bargauge({
    title: both('按区县', 'By county'),
    description: both('时段内的报警按区县，最多的 15 个。', 'Alarms of the time shown by county, the 15 with most.'),
    query: rows(lines`
        SELECT ${name('county_name')}, count(*) AS alarms
        FROM alarm
        WHERE ${RAISED}
        GROUP BY 1
        ORDER BY 2 DESC
        LIMIT 15`),
    unit: 'none',
    min: 0,
    colour: COLOURS.low,
});

const perRule = bargauge({
    title: both('按规则', 'By rule'),
    description: both('时段内的报警按规则，最多的 15 条。', 'Alarms of the time shown by rule, the 15 with most.'),
    query: rows(lines`
        SELECT ${name('rule_name')}, count(*) AS alarms
        FROM alarm
        WHERE ${RAISED}
        GROUP BY 1
        ORDER BY 2 DESC
        LIMIT 15`),
    unit: 'none',
    min: 0,
    colour: COLOURS.low,
});

const history = table({
    title: both('报警历史', 'History'),
    description: both(
        '时段内产生的最新 1000 条；列标题可筛选，规则链接到控制台的处置记录。',
        'The newest 1000 raised in the time shown; headings filter, the rule leads to the history in the console.',
    ),
    height: 16,
    filterable: true,
    query: rows(lines`
        SELECT alarm, device, raised_at, cleared_at, extract(epoch FROM coalesce(cleared_at, now()) - raised_at) AS lasted_s,
               priority, state, ${name('rule_name')}, legal, standard, ${name('site_name')}, ${name('county_name')},
               ${name('device_name')}, family, value, limit_value, unit,
               extract(epoch FROM acknowledged_at - raised_at) AS acknowledged_s, acknowledged_by, chattering, fleeting
        FROM alarm
        WHERE ${RAISED}
        ORDER BY raised_at DESC
        LIMIT 1000`),
    columns: [
        hidden('alarm'),
        hidden('device'),
        timeColumn('raised_at', both('报警时间', 'Raised')),
        timeColumn('cleared_at', both('恢复时间', 'Cleared')),
        column('lasted_s', both('持续', 'Lasted'), { unit: 'dtdurations', width: 120 }),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('state', both('状态', 'State'), { mappings: ALARM_STATES, coloured: 'text' }),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM] }),
        column('legal', both('法定', 'Statutory'), { mappings: YES_NO, width: 80 }),
        column('standard', both('标准', 'Standard')),
        column('site_name', both('单位', 'Site')),
        column('county_name', both('区县', 'County')),
        column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('family', both('类别', 'Family'), { mappings: FAMILIES }),
        column('value', both('数值', 'Value'), { width: 80 }),
        column('limit_value', both('限值', 'Limit'), { width: 80 }),
        column('unit', both('单位制', 'Unit'), { width: 80 }),
        column('acknowledged_s', both('确认用时', 'Acknowledged in'), { unit: 'dtdurations', width: 120 }),
        column('acknowledged_by', both('确认人', 'By')),
        column('chattering', both('抖动', 'Chattering'), { mappings: YES_NO, width: 80 }),
        column('fleeting', both('瞬时', 'Fleeting'), { mappings: YES_NO, width: 80 }),
    ],
});

const changes = table({
    title: both('处置记录', 'What was done'),
    description: both('时段内人员对报警的处置，最新的 300 条。', 'What people did with alarms in the time shown, the newest 300.'),
    height: 10,
    query: rows(lines`
        SELECT c.alarm, c.at, c.kind, c.actor, c.reason, c.comment, ${named('a.rule_name')} AS rule_name,
               ${named('a.site_name')} AS site_name
        FROM alarm_change c JOIN alarm a USING (alarm)
        WHERE c.actor <> 'vigil' AND $__timeFilter(c.at) AND a.raised_at < $__timeTo()::timestamptz AND ${CHOSEN}
        ORDER BY c.at DESC
        LIMIT 300`),
    columns: [
        hidden('alarm'),
        timeColumn('at', both('时间', 'Time')),
        column('kind', both('处置', 'Step'), { mappings: ALARM_STEPS }),
        column('actor', both('人员', 'Who')),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM] }),
        column('site_name', both('单位', 'Site')),
        column('reason', both('原因', 'Reason')),
        column('comment', both('备注', 'Comment')),
    ],
});

export const alarms = dashboard({
    name: 'alarms',
    title: both('报警历史', 'Alarm history'),
    description: both('哪些报警发生过，在哪里，多久，谁处置了。', 'Which alarms there were, where, for how long, and who handled them.'),
    variables: [jurisdiction, site(), family, priority],
    from: 'now-7d',
    sections: [
        top(raised, active, waiting, aside, acknowledgedIn, lasted, perDay, perHour),
        row(both('分布', 'Where they come from'), [perFamily, perCounty, perRule]),
        row(both('明细', 'One by one'), [history, changes]),
    ],
});
