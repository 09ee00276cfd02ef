/** How the equipment stands at this moment. */
import {
    COLOURS,
    IN_JURISDICTION,
    OF_DEVICE,
    OF_SITE,
    PRIORITY_RANKS,
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
import { STORAGE_CLASSES } from './words.js';

/** Silence goes first: of equipment that is not heard nobody knows the temperature. */
const STANDING = lines`
    WITH newest AS (
        SELECT device, max(value) FILTER (WHERE field = 'temp') AS temp, max(quality) FILTER (WHERE field = 'temp') AS quality,
               max(value) FILTER (WHERE field = 'door_open') AS door, max(value) FILTER (WHERE field = 'mains_power') AS mains,
               max(value) FILTER (WHERE field = 'battery') AS battery, max(value) FILTER (WHERE field = 'ambient_temp') AS ambient
        FROM latest
        WHERE ${OF_DEVICE} AND field IN ('temp', 'door_open', 'mains_power', 'battery', 'ambient_temp')
        GROUP BY device
    ), bounds AS (
        ${boundsNow('temp')}
    ), standing AS (
        SELECT d.device, ${name('d.site_name')}, ${name('d.name')}, d.facility_class, d.heard_at, n.temp, n.door, n.mains,
               n.battery, n.ambient, b.low, b.high,
               CASE WHEN d.offline OR n.temp IS NULL THEN 'silent' WHEN n.quality = 'bad' THEN 'bad' WHEN n.temp < b.low THEN 'low'
                    WHEN n.temp > b.high THEN 'high' WHEN b.device IS NULL THEN 'unlimited' ELSE 'within' END AS standing
        FROM device d LEFT JOIN newest n USING (device) LEFT JOIN bounds b USING (device)
        WHERE d.${OF_DEVICE}
    )`;

const STANDINGS = words(
    ['low', both('低于下限', 'Too cold'), COLOURS.urgent],
    ['high', both('高于上限', 'Too warm'), COLOURS.high],
    ['silent', both('无数据', 'Silent'), COLOURS.missing],
    ['bad', both('数据无效', 'Bad value'), COLOURS.medium],
    ['unlimited', both('无限值', 'No limit'), COLOURS.neutral],
    ['within', both('正常', 'Within'), COLOURS.good],
);

const alarming = (colour: string) => steps(COLOURS.good, [1, colour]);

export const figures = stat({
    title: both('当前状态', 'At this moment'),
    description: both(
        '所选设备中：温度低于下限（先看：冻结不可逆）、高于上限、无数据、断电、门开着的设备数，以及待决定的运输批次。限值为设备储存类别的有效限值。',
        'Of the chosen equipment: too cold (look there first: freezing cannot be undone), too warm, silent, without mains, with an open door; and consignments that wait for a decision. The limits are those in force for the storage class.',
    ),
    width: 24,
    query: rows(lines`
        ${STANDING}
        SELECT count(*) FILTER (WHERE standing = 'low') AS low, count(*) FILTER (WHERE standing = 'high') AS high,
               count(*) FILTER (WHERE standing = 'silent') AS silent,
               count(*) FILTER (WHERE mains = 0 AND standing <> 'silent') AS mains,
               count(*) FILTER (WHERE door = 1 AND standing <> 'silent') AS door,
               (SELECT count(*) FROM alarm
                WHERE ${CALLING} AND family = 'vaccine_cold_chain' AND ${IN_JURISDICTION} AND ${OF_SITE}) AS alarms,
               (SELECT count(*) FROM consignment
                WHERE arrived_at IS NOT NULL AND coalesce(verdict, 'hold') = 'hold' AND ${IN_JURISDICTION}) AS undecided,
               count(*) AS equipment
        FROM standing`),
    unit: 'none',
    fields: {
        low: { displayName: both('低于下限', 'Too cold'), thresholds: alarming(COLOURS.urgent) },
        high: { displayName: both('高于上限', 'Too warm'), thresholds: alarming(COLOURS.high) },
        silent: { displayName: both('无数据', 'Silent'), thresholds: alarming(COLOURS.missing) },
        mains: { displayName: both('市电中断', 'Without mains'), thresholds: alarming(COLOURS.urgent) },
        door: { displayName: both('门未关', 'Door open'), thresholds: alarming(COLOURS.medium) },
        alarms: { displayName: both('未关闭报警', 'Open alarms'), thresholds: alarming(COLOURS.high) },
        undecided: { displayName: both('待决定批次', 'Consignments to decide'), thresholds: alarming(COLOURS.medium) },
        equipment: { displayName: both('设备总数', 'Equipment'), colour: COLOURS.neutral },
    },
});

export const list = table({
    title: both('冷链设备现状', 'Equipment'),
    description: both(
        '每台设备的最新温度与其储存类别的有效限值；低于下限的在前，其次高于上限、无数据。点击设备看全部测项。',
        'The newest temperature of each with the limits in force for its storage class; too cold first, then too warm, then silent. The name leads to all that it measures.',
    ),
    height: 10,
    query: rows(lines`
        ${STANDING}
        SELECT device, standing, site_name, name, facility_class, temp, low, high, door, mains, battery, ambient, heard_at,
               (SELECT coalesce(max(priority_rank), -1) FROM alarm a WHERE a.device = s.device AND ${CALLING}) AS alarm
        FROM standing s
        ORDER BY array_position(ARRAY['low', 'high', 'silent', 'bad', 'unlimited', 'within'], standing), site_name, name
        LIMIT 500`),
    filterable: true,
    columns: [
        hidden('device'),
        column('standing', both('判定', 'Standing'), { mappings: STANDINGS, coloured: 'background', width: 100 }),
        column('site_name', both('单位', 'Site')),
        column('name', both('设备', 'Equipment'), { links: [TO_DEVICE] }),
        column('facility_class', both('储存类别', 'Class'), { mappings: STORAGE_CLASSES, width: 90 }),
        column('temp', both('温度', 'Temperature'), { unit: 'celsius', decimals: 1, width: 90 }),
        column('low', both('下限', 'Low limit'), { unit: 'celsius', width: 80 }),
        column('high', both('上限', 'High limit'), { unit: 'celsius', width: 80 }),
        column('door', both('门', 'Door'), {
            mappings: words([0, both('关', 'Closed'), COLOURS.good], [1, both('开', 'Open'), COLOURS.high]),
            coloured: 'text',
            width: 70,
        }),
        column('mains', both('市电', 'Mains'), {
            mappings: words([1, both('有', 'On'), COLOURS.good], [0, both('断', 'Lost'), COLOURS.urgent]),
            coloured: 'text',
            width: 70,
        }),
        column('battery', both('电池', 'Battery'), { unit: 'percent', decimals: 0, width: 80 }),
        column('ambient', both('环境温度', 'Ambient'), { unit: 'celsius', decimals: 1, width: 90 }),
        timeColumn('heard_at', both('最近上报', 'Last heard')),
        column('alarm', both('最高报警', 'Worst alarm'), { mappings: PRIORITY_RANKS, coloured: 'text', width: 100 }),
    ],
});
