import {
    ALARM_STATES,
    COLOURS,
    IN_JURISDICTION,
    PRIORITIES,
    PRIORITY_FIELDS,
    TO_ALARM,
    TO_DEVICE,
    barchart,
    both,
    column,
    dashboard,
    hidden,
    jurisdiction,
    level,
    lines,
    name,
    priorityName,
    row,
    rows,
    series,
    stat,
    steps,
    table,
    text,
    timeColumn,
    timeseries,
    toConsole,
    top,
} from '../kit/index.js';

/** The calls of the position in the time shown: alarms when they came to people, as the console's figures count them. */
const CALLS = `SELECT time, priority FROM alarm_call WHERE $__timeFilter(time) AND ${IN_JURISDICTION}`;

/** How many seconds of the time shown are over. */
const SECONDS = 'extract(epoch FROM least($__timeTo()::timestamptz, now()) - $__timeFrom()::timestamptz)';

const LOCAL_MIDNIGHT = "timestamptz '2000-01-01 00:00:00+08'";

/** How many came in each period that any came in; periods are by the clock, days those of Beijing. */
function perPeriod(period: string): string {
    return `SELECT date_bin(interval '${period}', time, ${LOCAL_MIDNIGHT}) AS start, count(*) AS n FROM calls GROUP BY 1`;
}

/** Begin and end of each flood: from the call that is more than the tenth in 10 min, until fewer than 5 are. */
const FLOODS = lines`
    WITH calls AS (
        ${CALLS}
    ), edge AS (
        SELECT time, 1 AS n FROM calls
        UNION ALL
        SELECT time + interval '10 minutes', -1 FROM calls
    ), level AS (
        SELECT time, sum(sum(n)) OVER (ORDER BY time) AS n FROM edge GROUP BY time
    ), judged AS (
        SELECT time, n, CASE WHEN n > 10 THEN true WHEN n < 5 THEN false END AS flood FROM level
    ), numbered AS (
        SELECT time, n, flood, count(flood) OVER (ORDER BY time) AS since FROM judged
    ), carried AS (
        SELECT time, n, bool_or(flood) OVER (PARTITION BY since) AS flood FROM numbered
    ), turned AS (
        SELECT time, n, flood, flood IS DISTINCT FROM lag(flood, 1, false) OVER (ORDER BY time) AS turn FROM carried
    ), run AS (
        SELECT time, n, flood, count(*) FILTER (WHERE turn) OVER (ORDER BY time) AS id FROM turned
    ), ended AS (
        SELECT id, bool_and(flood) AS flood, min(time) AS begun, max(n) AS most, lead(min(time)) OVER (ORDER BY id) AS ended
        FROM run GROUP BY id
    ), flood AS (
        SELECT begun, least(ended, $__timeTo()::timestamptz, now()) AS ended, most FROM ended WHERE flood AND begun < now()
    )`;

const about = text({
    title: both('怎样看', 'How to read this'),
    description: both('指标的口径。', 'What the figures count.'),
    height: 4,
    content: both(
        '指标和目标按 ISA-18.2 / IEC 62682（另注 EEMUA 191 的除外），适用于**一个值守岗位、至少 30 天**：选择一个行政区划和 30 天或更长的时段再作判断。' +
            '计入的是通知到人的报警，按其记录时间；搁置、静默、停用期间产生的不计，抖动计入。与控制台“报警绩效”页口径相同。',
        'Figures and targets are those of ISA-18.2 / IEC 62682 (EEMUA 191 where it says so), for **one operator position and at least 30 days**: choose one jurisdiction and 30 days or more before judging. ' +
            'Counted is what came to people, when it was recorded; what is raised shelved, silenced or out of service is not, chattering is. The console’s page of alarm performance counts the same.',
    ),
    links: [toConsole('/kpi', both('控制台的报警绩效', 'Alarm performance in the console'))],
});

const averages = stat({
    title: both('平均报警数', 'Alarms on average'),
    description: both(
        '目标：每日 ≤ 150（最多 300），每小时 ≤ 6（最多 12），每 10 分钟 ≤ 1（最多 2）。绿色为达标，黄色为尚可管理。',
        'Targets: ≤ 150 a day (300 at most), ≤ 6 an hour (12), ≤ 1 in 10 min (2). Green keeps the target, yellow is still manageable.',
    ),
    width: 12,
    query: rows(lines`
        WITH calls AS (
            ${CALLS}
        )
        SELECT count(*) * 86400 / ${SECONDS} AS day, count(*) * 3600 / ${SECONDS} AS hour, count(*) * 600 / ${SECONDS} AS ten_minutes
        FROM calls`),
    unit: 'none',
    decimals: 1,
    fields: {
        day: { displayName: both('每日', 'a day'), thresholds: steps(COLOURS.good, [150.01, COLOURS.medium], [300.01, COLOURS.urgent]) },
        hour: { displayName: both('每小时', 'an hour'), thresholds: steps(COLOURS.good, [6.01, COLOURS.medium], [12.01, COLOURS.urgent]) },
        ten_minutes: {
            displayName: both('每 10 分钟', 'in 10 min'),
            decimals: 2,
            thresholds: steps(COLOURS.good, [1.01, COLOURS.medium], [2.01, COLOURS.urgent]),
        },
    },
});

const peaks = stat({
    title: both('最多报警数', 'Alarms at most'),
    description: both(
        '目标：一日 ≤ 300，10 分钟 ≤ 10；一小时 ≤ 15、一分钟 ≤ 2（EEMUA 191）。',
        'Targets: ≤ 300 in a day, ≤ 10 in 10 min; ≤ 15 in an hour, ≤ 2 in a minute (EEMUA 191).',
    ),
    width: 12,
    query: rows(lines`
        WITH calls AS (
            ${CALLS}
        )
        SELECT (SELECT coalesce(max(n), 0) FROM (${perPeriod('1 day')}) AS p) AS day,
               (SELECT coalesce(max(n), 0) FROM (${perPeriod('1 hour')}) AS p) AS hour,
               (SELECT coalesce(max(n), 0) FROM (${perPeriod('10 minutes')}) AS p) AS ten_minutes,
               (SELECT coalesce(max(n), 0) FROM (${perPeriod('1 minute')}) AS p) AS minute`),
    unit: 'none',
    fields: {
        day: { displayName: both('一日', 'in a day'), thresholds: steps(COLOURS.good, [301, COLOURS.urgent]) },
        hour: { displayName: both('一小时', 'in an hour'), thresholds: steps(COLOURS.good, [16, COLOURS.urgent]) },
        ten_minutes: { displayName: both('10 分钟', 'in 10 min'), thresholds: steps(COLOURS.good, [11, COLOURS.urgent]) },
        minute: { displayName: both('一分钟', 'in a minute'), thresholds: steps(COLOURS.good, [3, COLOURS.urgent]) },
    },
});

const busy = stat({
    title: both('繁忙时段占比', 'Busy time'),
    description: both(
        '目标均 < 1 %：超过 10 个报警的 10 分钟、超过 30 个报警的小时、处于报警泛滥的时间。',
        'Targets < 1 % each: periods of 10 min with more than 10 alarms, hours with more than 30, time in flood.',
    ),
    width: 12,
    query: rows(lines`
        ${FLOODS}
        SELECT (SELECT count(*) FROM (${perPeriod('10 minutes')}) AS p WHERE n > 10) * 600 / ${SECONDS} AS ten_minutes,
               (SELECT count(*) FROM (${perPeriod('1 hour')}) AS p WHERE n > 30) * 3600 / ${SECONDS} AS hours,
               (SELECT coalesce(sum(extract(epoch FROM ended - begun)), 0) FROM flood) / ${SECONDS} AS flood`),
    unit: 'percentunit',
    decimals: 2,
    thresholds: steps(COLOURS.good, [0.01, COLOURS.urgent]),
    fields: {
        ten_minutes: { displayName: both('10 分钟 > 10 个', '10 min with > 10') },
        hours: { displayName: both('小时 > 30 个', 'hours with > 30') },
        flood: { displayName: both('泛滥时间', 'in flood') },
    },
});

const nuisance = stat({
    title: both('干扰报警', 'Nuisance alarms'),
    description: both(
        '目标：抖动 0，瞬时 0，现在持续超过 24 h 的 < 5；最频繁的 10 项的占比 < 1 %（最多 5 %）。',
        'Targets: chattering 0, fleeting 0, fewer than 5 active for more than 24 h now; share of the 10 most frequent < 1 % (5 % at most).',
    ),
    width: 12,
    query: rows(lines`
        WITH calls AS (
            SELECT rule, device, chattering, fleeting FROM alarm_call WHERE $__timeFilter(time) AND ${IN_JURISDICTION}
        ), top AS (
            SELECT count(*) AS n FROM calls GROUP BY rule, device ORDER BY 1 DESC LIMIT 10
        )
        SELECT (SELECT count(DISTINCT (rule, device)) FROM calls WHERE chattering) AS chattering,
               (SELECT count(*) FROM calls WHERE fleeting) AS fleeting,
               (SELECT count(*) FROM alarm WHERE active AND raised_at < now() - interval '24 hours' AND ${IN_JURISDICTION}) AS stale,
               (SELECT sum(n) FROM top) / nullif((SELECT count(*) FROM calls), 0) AS top_share`),
    unit: 'none',
    fields: {
        chattering: { displayName: both('抖动', 'Chattering'), thresholds: steps(COLOURS.good, [1, COLOURS.high]) },
        fleeting: { displayName: both('瞬时', 'Fleeting'), thresholds: steps(COLOURS.good, [1, COLOURS.high]) },
        stale: { displayName: both('> 24 h', '> 24 h'), thresholds: steps(COLOURS.good, [5, COLOURS.urgent]) },
        top_share: {
            displayName: both('前 10 占比', 'top 10'),
            unit: 'percentunit',
            decimals: 1,
            thresholds: steps(COLOURS.good, [0.01, COLOURS.medium], [0.05, COLOURS.urgent]),
        },
    },
});

function perTime(title: { zh: string; en: string }, period: string, target: number, most: number, timeFrom?: string) {
    return timeseries({
        title: both(title.zh, title.en),
        description: both(
            `通知到人的报警；虚线为目标 ${target} 和最多 ${most}（ISA-18.2）。`,
            `Alarms that came to people; dashed: the target ${target} and the most that can be managed, ${most} (ISA-18.2).`,
        ),
        width: 8,
        timeFrom,
        query: series(lines`
            WITH calls AS (
                ${CALLS}
            )
            SELECT start AS time, n AS ${both('"报警"', '"Alarms"')} FROM (${perPeriod(period)}) AS p ORDER BY 1`),
        limits: series(level([both('目标', 'Target'), target], [both('最多', 'At most'), most])),
        unit: 'none',
        style: 'bars',
        min: 0,
    });
}

const perDay = perTime({ zh: '每日', en: 'By day' }, '1 day', 150, 300);
const perHour = perTime({ zh: '每小时（近 7 天）', en: 'By hour (last 7 days)' }, '1 hour', 6, 12, '7d');
const perTenMinutes = perTime({ zh: '每 10 分钟（近 24 小时）', en: 'By 10 min (last 24 h)' }, '10 minutes', 1, 2, '24h');

const priorities = barchart({
    title: both('优先级分布', 'Priorities'),
    description: both(
        '各优先级的占比与 EEMUA 191 的约值：紧急 < 1 %，高约 5 %，中约 15 %，低约 80 %。',
        'Share of each priority beside what EEMUA 191 gives: urgent < 1 %, high about 5 %, medium about 15 %, low about 80 %.',
    ),
    width: 8,
    query: rows(lines`
        WITH calls AS (
            ${CALLS}
        )
        SELECT ${priorityName('p.priority')} AS priority,
               (SELECT count(*) FROM calls c WHERE c.priority = p.priority)::float8
                   / nullif((SELECT count(*) FROM calls), 0) AS ${both('"实际"', '"Actual"')},
               p.share AS ${both('"指导值"', '"Guideline"')}
        FROM (VALUES ('urgent', 0.01::float8), ('high', 0.05), ('medium', 0.15), ('low', 0.8)) AS p(priority, share)`),
    x: 'priority',
    unit: 'percentunit',
    min: 0,
    max: 1,
});

const acknowledging = table({
    title: both('确认用时', 'Time to acknowledge'),
    description: both(
        '时段内通知到人的报警从产生到首次确认的时间，按优先级的百分位数；没有标准给出统一的目标。',
        'From raised to first acknowledged, by priority, of alarms that came to people in the time shown; no standard gives a target for all.',
    ),
    width: 16,
    height: 8,
    query: rows(lines`
        SELECT priority, count(*) AS alarms,
               count(*) FILTER (WHERE acknowledged_at IS NULL) AS unacknowledged,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - time)) AS p50,
               percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - time)) AS p90,
               percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - time)) AS p95,
               max(extract(epoch FROM acknowledged_at - time)) AS longest
        FROM alarm_call
        WHERE $__timeFilter(time) AND ${IN_JURISDICTION}
        GROUP BY priority, priority_rank
        ORDER BY priority_rank DESC
        LIMIT 4`),
    columns: [
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 90 }),
        column('alarms', both('报警', 'Alarms')),
        column('unacknowledged', both('未确认', 'Not acknowledged')),
        column('p50', both('中位数', 'Median'), { unit: 'dtdurations' }),
        column('p90', both('90 %', '90 %'), { unit: 'dtdurations' }),
        column('p95', both('95 %', '95 %'), { unit: 'dtdurations' }),
        column('longest', both('最长', 'Longest'), { unit: 'dtdurations' }),
    ],
});

const acknowledgingByDay = timeseries({
    title: both('确认用时的走向', 'Time to acknowledge, by day'),
    description: both('每日报警确认用时的中位数，按优先级。', 'Median time to acknowledge the alarms of each day, by priority.'),
    query: series(lines`
        SELECT date_bin(interval '1 day', time, ${LOCAL_MIDNIGHT}) AS time, ${priorityName('priority')} AS metric,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - time)) AS value
        FROM alarm_call
        WHERE acknowledged_at IS NOT NULL AND $__timeFilter(time) AND ${IN_JURISDICTION}
        GROUP BY 1, 2
        ORDER BY 1, 2`),
    unit: 's',
    logarithmic: true,
    spanNulls: 90_000_000,
    fields: PRIORITY_FIELDS,
    noValue: both('无已确认的报警', 'None acknowledged'),
});

const asideByDay = timeseries({
    title: both('搁置、抑制、停用的走向', 'Set aside, by day'),
    description: both('每日搁置、按设计抑制和停用的次数。', 'How often alarms were shelved, suppressed by design or taken out of service each day.'),
    query: series(lines`
        SELECT date_bin(interval '1 day', c.at, ${LOCAL_MIDNIGHT}) AS time,
               count(*) FILTER (WHERE c.kind = 'shelved') AS ${both('"搁置"', '"Shelved"')},
               count(*) FILTER (WHERE c.kind = 'suppressed') AS ${both('"抑制"', '"Suppressed"')},
               count(*) FILTER (WHERE c.kind = 'out_of_service') AS ${both('"停用"', '"Out of service"')}
        FROM alarm_change c JOIN alarm a USING (alarm)
        WHERE c.kind IN ('shelved', 'suppressed', 'out_of_service') AND $__timeFilter(c.at) AND a.${IN_JURISDICTION}
        GROUP BY 1
        ORDER BY 1`),
    unit: 'none',
    style: 'bars',
    stacked: true,
    noValue: both('无', 'None'),
});

const actors = table({
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

const floods = table({
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

const stale = table({
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

const flickering = table({
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

const aside = table({
    title: both('现在搁置、抑制、停用', 'Set aside now'),
    description: both('现在不通知人的报警及其期限。', 'Alarms that call nobody now, and until when.'),
    height: 8,
    query: rows(lines`
        SELECT alarm, state, priority, ${name('rule_name')}, ${name('device_name')},
               CASE state WHEN 'shelved' THEN shelved_until WHEN 'out_of_service' THEN out_of_service_until END AS until
        FROM alarm
        WHERE open AND state IN ('shelved', 'suppressed_by_design', 'out_of_service') AND ${IN_JURISDICTION}
        ORDER BY until NULLS LAST, raised_at
        LIMIT 100`),
    columns: [
        hidden('alarm'),
        column('state', both('状态', 'State'), { mappings: ALARM_STATES }),
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('rule_name', both('规则', 'Rule'), { links: [TO_ALARM] }),
        column('device_name', both('设备', 'Device')),
        timeColumn('until', both('至', 'Until')),
    ],
});

export const kpi = dashboard({
    name: 'kpi',
    title: both('报警绩效', 'Alarm performance'),
    description: both('报警系统本身运行得怎样（ISA-18.2 / IEC 62682、EEMUA 191）。', 'How the alarm system itself does (ISA-18.2 / IEC 62682, EEMUA 191).'),
    variables: [jurisdiction],
    from: 'now-30d',
    sections: [
        top(about, averages, peaks, busy, nuisance),
        row(both('负荷', 'Load'), [perDay, perHour, perTenMinutes]),
        row(both('优先级与确认', 'Priorities and acknowledging'), [priorities, acknowledging, acknowledgingByDay, asideByDay]),
        row(both('改进对象', 'What to improve'), [actors, floods, stale, flickering]),
        row(both('搁置、抑制与停用', 'Set aside'), [aside]),
    ],
});
