/** The newest values of each device, side by side. */
import {
    BY_RANK,
    type Column,
    OF_DEVICE,
    PRESENCES,
    PRIORITY_RANKS,
    type Panel,
    QUALITIES,
    TO_DEVICE,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    table,
    timeColumn,
} from '../../kit/index.js';
import { POINTS } from './points.js';

interface Newest {
    /** A column for each field, named by it. */
    measures: readonly Column[];
    /** More columns: SQL of the select list over the device `d`, each with a comma before it, and how they are shown. */
    more?: { sql: string; columns: readonly Column[] };
}

/** A row for each chosen device, the gravest first. */
export function newest({ measures, more }: Newest): Panel {
    const pivot = measures
        .map(({ field }) => `max(value) FILTER (WHERE field = '${field}') AS ${field}`)
        .join(',\n                   ');
    return table({
        title: both('最新测值', 'Newest values'),
        description: both(
            '每台设备各项目的最新测值，报警最严重的设备在前，至多 500 台；数据质量取各项目中最差者。点击设备看详情。',
            'The newest value of each field of each device, the gravest alarms first, 500 devices at most; quality is that of the worst. The device leads to its details.',
        ),
        height: 10,
        query: rows(lines`
            WITH newest AS (
                SELECT device, max(time) AS time,
                       ${pivot},
                       CASE max(CASE quality WHEN 'bad' THEN 2 WHEN 'uncertain' THEN 1 ELSE 0 END)
                           WHEN 2 THEN 'bad' WHEN 1 THEN 'uncertain' ELSE 'good' END AS quality
                FROM latest WHERE ${OF_DEVICE} GROUP BY device
            )
            SELECT d.device, coalesce(a.worst, -1) AS worst, ${name('d.county_name')}, ${name('d.site_name')},
                   ${name('d.name', 'device_name')}, d.sampling_point${more?.sql ?? ''},
                   ${measures.map(({ field }) => `n.${field}`).join(', ')}, n.quality, n.time, d.presence
            FROM device d
            LEFT JOIN newest n USING (device)
            LEFT JOIN (
                SELECT device, max(priority_rank) AS worst FROM alarm WHERE active AND ${OF_DEVICE} GROUP BY device
            ) a USING (device)
            WHERE d.${OF_DEVICE}
            ORDER BY worst DESC, d.county, d.site, d.device
            LIMIT 500`),
        filterable: true,
        columns: [
            hidden('device'),
            column('worst', both('报警', 'Alarm'), {
                mappings: PRIORITY_RANKS,
                thresholds: BY_RANK,
                coloured: 'background',
                width: 80,
            }),
            column('county_name', both('区县', 'County')),
            column('site_name', both('单位', 'Site')),
            column('device_name', both('设备', 'Device'), { links: [TO_DEVICE] }),
            column('sampling_point', both('采样点', 'Sampling point'), { mappings: POINTS }),
            ...(more?.columns ?? []),
            ...measures,
            column('quality', both('数据质量', 'Quality'), { mappings: QUALITIES, coloured: 'text', width: 80 }),
            timeColumn('time', both('测量时间', 'Measured')),
            column('presence', both('连接', 'Connection'), { mappings: PRESENCES, coloured: 'text', width: 90 }),
        ],
    });
}
