/** How many alarms came, over time, beside what one person can handle. */
import { type In, both, level, lines, series, timeseries } from '../../kit/index.js';
import { CALLS, perPeriod } from './calls.js';

function perTime(title: In<string>, period: string, target: number, most: number, timeFrom?: string) {
    return timeseries({
        title,
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

export const perDay = perTime(both('每日', 'By day'), '1 day', 150, 300);

export const perHour = perTime(both('每小时（近 7 天）', 'By hour (last 7 days)'), '1 hour', 6, 12, '7d');

export const perTenMinutes = perTime(both('每 10 分钟（近 24 小时）', 'By 10 min (last 24 h)'), '10 minutes', 1, 2, '24h');
