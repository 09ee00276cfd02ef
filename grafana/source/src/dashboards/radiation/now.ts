/** How the rooms stand at this moment. */
import {
    COLOURS,
    IN_JURISDICTION,
    OF_DEVICE,
    OF_SITE,
    PRIORITY_RANKS,
    QUALITIES,
    TO_DEVICE,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    stat,
    steps,
    table,
    timeColumn,
    words,
} from '../../kit/index.js';
import { CALLING, boundsNow } from '../parts/sql.js';
import { POINTS, ROOMS } from './words.js';

/** Silence goes first: where nothing is heard nobody knows the dose rate. */
const STANDING = lines`
    WITH newest AS (
        SELECT device, max(value) FILTER (WHERE field = 'dose_rate') AS dose_rate,
               max(quality) FILTER (WHERE field = 'dose_rate') AS quality,
               max(value) FILTER (WHERE field = 'beam_on') AS beam, max(value) FILTER (WHERE field = 'door_closed') AS closed
        FROM latest
        WHERE ${OF_DEVICE} AND field IN ('dose_rate', 'beam_on', 'door_closed')
        GROUP BY device
    ), bounds AS (
        ${boundsNow('dose_rate')}
    ), standing AS (
        SELECT d.device, ${name('d.site_name')}, ${name('d.name')}, d.sampling_point, d.facility_class, d.heard_at, n.dose_rate, n.beam,
               n.closed, b.high,
               CASE WHEN d.offline OR n.dose_rate IS NULL THEN 'silent' WHEN n.beam = 1 AND n.closed = 0 THEN 'door'
                    WHEN n.quality = 'bad' THEN 'bad' WHEN n.dose_rate > b.high THEN 'high'
                    WHEN b.high IS NULL THEN 'unlimited' ELSE 'within' END AS standing
        FROM device d LEFT JOIN newest n USING (device) LEFT JOIN bounds b USING (device)
        WHERE d.${OF_DEVICE}
    )`;

const alarming = (colour: string) => steps(COLOURS.good, [1, colour]);

export const figures = stat({
    title: both('当前状态', 'At this moment'),
    description: both(
        '所选设备中：出束时防护门开着、剂量率高于有效限值、无数据、正在出束的数目；当前最高剂量率；未关闭报警。',
        'Of the chosen devices: with beam on and door open, above the limit in force, silent, with beam on; the highest dose rate now; open alarms.',
    ),
    width: 24,
    query: rows(lines`
        ${STANDING}
        SELECT count(*) FILTER (WHERE standing = 'door') AS door, count(*) FILTER (WHERE standing = 'high') AS high,
               count(*) FILTER (WHERE standing = 'silent') AS silent,
               count(*) FILTER (WHERE beam = 1 AND standing <> 'silent') AS beam, max(dose_rate) AS highest,
               (SELECT count(*) FROM alarm WHERE ${CALLING} AND family = 'radiation' AND ${IN_JURISDICTION} AND ${OF_SITE}) AS alarms,
               count(*) AS devices
        FROM standing`),
    unit: 'none',
    fields: {
        door: { displayName: both('出束且门开', 'Beam on, door open'), thresholds: alarming(COLOURS.urgent) },
        high: { displayName: both('高于限值', 'Above the limit'), thresholds: alarming(COLOURS.urgent) },
        silent: { displayName: both('无数据', 'Silent'), thresholds: alarming(COLOURS.missing) },
        beam: { displayName: both('正在出束', 'Beam on'), colour: COLOURS.neutral },
        highest: { displayName: both('当前最高剂量率', 'Highest dose rate now'), unit: 'radusvh', decimals: 2, colour: COLOURS.neutral },
        alarms: { displayName: both('未关闭报警', 'Open alarms'), thresholds: alarming(COLOURS.high) },
        devices: { displayName: both('设备总数', 'Devices'), colour: COLOURS.neutral },
    },
});

export const list = table({
    title: both('机房与测点现状', 'Rooms and points'),
    description: both(
        '每个测点的最新剂量率与有效限值、出束与防护门状态。脉冲照射短于监测仪的响应时间：在线值用于筛查，不能代替按 GBZ 130-2020 的检测。',
        'The newest dose rate of each with the limit in force, beam and door. Pulses are shorter than a monitor responds: what is seen here screens, and replaces no measurement by GBZ 130-2020.',
    ),
    height: 9,
    query: rows(lines`
        ${STANDING}
        SELECT device, standing, site_name, name, sampling_point, facility_class, dose_rate, high, beam, closed, heard_at,
               (SELECT coalesce(max(priority_rank), -1) FROM alarm a WHERE a.device = s.device AND ${CALLING}) AS alarm
        FROM standing s
        ORDER BY array_position(ARRAY['door', 'high', 'silent', 'bad', 'unlimited', 'within'], standing), site_name, name
        LIMIT 500`),
    filterable: true,
    columns: [
        hidden('device'),
        column('standing', both('判定', 'Standing'), {
            mappings: words(
                ['door', both('出束且门开', 'Beam on, door open'), COLOURS.urgent],
                ['high', both('高于限值', 'Above the limit'), COLOURS.urgent],
                ['silent', both('无数据', 'Silent'), COLOURS.missing],
                ['bad', both('数据无效', 'Bad value'), COLOURS.medium],
                ['unlimited', both('无限值', 'No limit'), COLOURS.neutral],
                ['within', both('正常', 'Within'), COLOURS.good],
            ),
            coloured: 'background',
            width: 110,
        }),
        column('site_name', both('单位', 'Site')),
        column('name', both('测点', 'Point'), { links: [TO_DEVICE] }),
        column('sampling_point', both('位置', 'Where'), { mappings: POINTS }),
        column('facility_class', both('机房类别', 'Room'), { mappings: ROOMS }),
        column('dose_rate', both('剂量率', 'Dose rate'), { unit: 'radusvh', decimals: 2 }),
        column('high', both('限值', 'Limit'), { unit: 'radusvh' }),
        column('beam', both('出束', 'Beam'), {
            mappings: words([1, both('出束', 'On'), COLOURS.missing], [0, both('停束', 'Off')]),
            coloured: 'text',
            width: 80,
        }),
        column('closed', both('防护门', 'Door'), {
            mappings: words([1, both('关', 'Closed'), COLOURS.good], [0, both('开', 'Open'), COLOURS.high]),
            coloured: 'text',
            width: 80,
        }),
        timeColumn('heard_at', both('最近上报', 'Last heard')),
        column('alarm', both('最高报警', 'Worst alarm'), { mappings: PRIORITY_RANKS, coloured: 'text', width: 100 }),
    ],
});

export const values = table({
    title: both('全部测项最新值', 'Newest values of all quantities'),
    description: both(
        '所选设备上报的每一测项，包括中子剂量率、表面污染、累积剂量、衰变池液位与活度浓度、个人剂量当量（有此设备时）。',
        'All that the chosen devices report, with neutron dose rate, surface contamination, cumulative dose, decay tank level and activity, and personal dose where there are such devices.',
    ),
    query: rows(lines`
        SELECT l.device, ${name('d.site_name')}, ${name('d.name')}, ${name('f.name', 'quantity')}, l.value, f.unit, l.quality, l.time
        FROM latest l JOIN device d USING (device) JOIN field f USING (field)
        WHERE l.${OF_DEVICE} AND l.field NOT IN ('beam_on', 'door_closed', 'door_open')
        ORDER BY 2, 3, 4
        LIMIT 500`),
    filterable: true,
    columns: [
        hidden('device'),
        column('site_name', both('单位', 'Site')),
        column('name', both('测点', 'Point'), { links: [TO_DEVICE] }),
        column('quantity', both('测项', 'Quantity')),
        column('value', both('数值', 'Value'), { decimals: 3 }),
        column('unit', both('计量单位', 'Unit')),
        column('quality', both('数据质量', 'Quality'), { mappings: QUALITIES, coloured: 'text' }),
        timeColumn('time', both('时间', 'Time')),
    ],
});
