/** The figures with their targets. */
import { COLOURS, IN_JURISDICTION, both, lines, rows, stat, steps, text, toConsole } from '../../kit/index.js';
import { CALLS, FLOODS, SECONDS, perPeriod } from './calls.js';

export const about = text({
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

export const averages = stat({
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

export const peaks = stat({
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

export const busy = stat({
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

export const nuisance = stat({
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
