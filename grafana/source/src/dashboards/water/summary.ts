/** The first row of a family's dashboard: is anything wrong now, and how well was it kept. */
import { COLOURS, OF_DEVICE, type Panel, STANDING, both, lines, rows, stat, steps } from '../../kit/index.js';
import { TO } from './lines.js';

const GOOD_RATE = steps(COLOURS.urgent, [0.9, COLOURS.medium], [0.98, COLOURS.good]);
/** HJ 355-2019, HJ 356-2019: data are valid from 75 % on. */
const VALID_SHARE = steps(COLOURS.urgent, [0.75, COLOURS.medium], [0.9, COLOURS.good]);

const openAlarms = stat({
    title: both('未关闭报警', 'Open alarms'),
    description: both(
        '所选设备未恢复正常的报警数，按优先级；已搁置、按设计抑制和停用的不计。',
        'Alarms of the chosen devices that are not normal yet, by priority; shelved, suppressed and out of service ones are not counted.',
    ),
    width: 8,
    query: rows(lines`
        SELECT count(*) FILTER (WHERE priority = 'urgent') AS urgent,
               count(*) FILTER (WHERE priority = 'high') AS high,
               count(*) FILTER (WHERE priority = 'medium') AS medium,
               count(*) FILTER (WHERE priority = 'low') AS low
        FROM alarm
        WHERE ${STANDING} AND ${OF_DEVICE}`),
    unit: 'none',
    coloured: 'background',
    fields: {
        urgent: { displayName: both('紧急', 'Urgent'), thresholds: steps(COLOURS.good, [1, COLOURS.urgent]) },
        high: { displayName: both('高', 'High'), thresholds: steps(COLOURS.good, [1, COLOURS.high]) },
        medium: { displayName: both('中', 'Medium'), thresholds: steps(COLOURS.good, [1, COLOURS.medium]) },
        low: { displayName: both('低', 'Low'), thresholds: steps(COLOURS.good, [1, COLOURS.low]) },
    },
});

const sitesOutOfLimits = stat({
    title: both('正在超标的单位', 'Sites breaking a limit'),
    description: both(
        '此刻有法定限值报警尚未恢复的单位数。',
        'Sites with an alarm about a legal limit that has not cleared.',
    ),
    query: rows(
        `SELECT count(DISTINCT site) AS sites FROM alarm WHERE active AND legal AND field IS NOT NULL AND ${OF_DEVICE}`,
    ),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
    coloured: 'background',
});

const offline = stat({
    title: both('离线设备', 'Devices offline'),
    description: both(
        '超过 5 分钟且超过 3 个上报间隔没有数据，或连接已断开的设备：其现状未知。',
        'Not heard for more than 5 minutes and 3 of their intervals, or connection lost: their state is not known.',
    ),
    query: rows(`SELECT count(*) FILTER (WHERE offline) AS offline FROM device WHERE ${OF_DEVICE}`),
    unit: 'none',
    thresholds: steps(COLOURS.good, [1, COLOURS.high]),
    coloured: 'background',
});

const keptToday = stat({
    title: both('今日达标', 'Compliant today'),
    description: both(
        '今日有数据、有法定限值的监测项目中，至今没有超限报警或回溯超限的比例；准确的达标率在当日结束后给出。',
        'Of what is measured today and has a legal limit, the share without an alarm or excursion so far; the exact rates come when the day is over.',
    ),
    query: rows(
        `SELECT count(*) FILTER (WHERE kept)::float8 / nullif(count(*), 0) AS rate FROM compliance_today WHERE ${OF_DEVICE}`,
    ),
    unit: 'percentunit',
    decimals: 1,
    thresholds: GOOD_RATE,
    noValue: both('尚无数据', 'No data yet'),
});

const lastDay = stat({
    title: both('上一日达标率与有效数据率', 'Last day: compliance and valid data'),
    description: both(
        '最近一个已结束的自然日（北京时间）：达标率为达标值占参与评价的值的比例；有效数据率为有效值占应测值的比例，75 % 以上方为有效（HJ 355-2019、HJ 356-2019）。',
        'The last whole day, Beijing time: of the values that were judged those that kept the legal limits; of the values planned those that count, valid from 75 % on (HJ 355-2019, HJ 356-2019).',
    ),
    query: rows(lines`
        SELECT sum(compliant)::float8 / nullif(sum(judged), 0) AS rate,
               sum(coverage * planned) / nullif(sum(planned) FILTER (WHERE coverage IS NOT NULL), 0) AS coverage
        FROM compliance_day
        WHERE day = (SELECT max(day) FROM compliance_day WHERE day <= (${TO} AT TIME ZONE 'Asia/Shanghai')::date)
          AND ${OF_DEVICE}`),
    unit: 'percentunit',
    decimals: 1,
    noValue: both('尚无数据', 'No data yet'),
    fields: {
        rate: { displayName: both('达标率', 'Compliance'), thresholds: GOOD_RATE },
        coverage: { displayName: both('有效数据率', 'Valid data'), thresholds: VALID_SHARE },
    },
});

/** What a duty officer looks at first; all of the chosen devices. */
export const SUMMARY: readonly Panel[] = [openAlarms, sitesOutOfLimits, offline, keptToday, lastDay];
