/** Waste on the road. */
import {
    COLOURS,
    OF_DEVICE,
    TO_DEVICE,
    both,
    column,
    field,
    geomap,
    hidden,
    lines,
    name,
    named,
    rows,
    steps,
    table,
    timeColumn,
    toConsole,
    words,
} from '../../kit/index.js';
import { OF_TRIP, TRIP_STATES } from './words.js';

const STANDING = steps(COLOURS.neutral, [1, COLOURS.good], [2, COLOURS.high], [3, COLOURS.urgent]);

export const map = geomap({
    title: both('转运车辆位置与轨迹', 'Vehicles and their tracks'),
    description: both(
        '大点为车辆最新位置：绿色正常，橙色、红色为有高、紧急报警（停留、开箱、偏离路线等）；小点为所选时段最后 12 小时的轨迹，每 2 分钟一点，最多 4000 点。坐标 WGS-84。',
        'Large: where vehicles are now, green if all is well, orange or red with a high or urgent alarm (stop, open box, off the route). Small: their tracks in the last 12 h of the time range, a point each 2 min, at most 4000. WGS-84.',
    ),
    width: 12,
    query: rows(lines`
        WITH track AS (
            SELECT DISTINCT ON (device, step) time, device, ${name('name')}, latitude, longitude, trip, speed_kmh,
                   date_bin('2 minutes', time, timestamptz '2000-01-01 00:00:00+08') AS step
            FROM vehicle_position
            WHERE ${OF_DEVICE} AND $__timeFilter(time) AND time > $__timeTo()::timestamptz - interval '12 hours'
            ORDER BY device, step, time DESC
        ), newest AS (
            SELECT time, device, name, latitude, longitude, trip, speed_kmh FROM track ORDER BY time DESC LIMIT 4000
        )
        SELECT time, device, name, latitude, longitude, trip, speed_kmh, 0 AS standing, 1 AS size FROM newest
        UNION ALL
        SELECT time, device, ${name('name')}, latitude, longitude, trip, speed_kmh,
               1 + greatest(0, coalesce((SELECT max(priority_rank) FROM alarm a WHERE a.device = v.device AND a.active), 0) - 1), 10
        FROM vehicle_latest v
        WHERE ${OF_DEVICE}
        ORDER BY size
        LIMIT 4500`),
    layer: both('车辆', 'Vehicles'),
    colourBy: 'standing',
    sizeBy: 'size',
    thresholds: STANDING,
    fields: {
        name: { displayName: both('车辆', 'Vehicle') },
        trip: { displayName: both('车次', 'Trip') },
        speed_kmh: { displayName: both('速度', 'Speed'), unit: 'velocitykmh' },
        standing: {
            displayName: both('状态', 'Standing'),
            mappings: words(
                [0, both('轨迹', 'Track')],
                [1, both('正常', 'Well')],
                [2, both('有高优先级报警', 'High alarm')],
                [3, both('有紧急报警', 'Urgent alarm')],
            ),
        },
    },
});

export const vehicles = table({
    title: both('车辆', 'Vehicles'),
    description: both('每辆车的最新位置、速度、车次，以及现有报警。', 'The newest position, speed and trip of each, and what is wrong.'),
    width: 12,
    height: 6,
    query: rows(lines`
        SELECT v.device, ${name('v.name')}, v.time, extract(epoch FROM now() - v.time)::float8 AS ago, v.speed_kmh, v.trip,
               (SELECT string_agg(DISTINCT ${named('a.rule_name')}, ', ') FROM alarm a WHERE a.device = v.device AND a.active) AS findings
        FROM vehicle_latest v
        WHERE v.${OF_DEVICE}
        ORDER BY v.time DESC
        LIMIT 100`),
    columns: [
        hidden('device'),
        column('name', both('车辆', 'Vehicle'), { links: [TO_DEVICE] }),
        timeColumn('time', both('最新位置', 'Newest position')),
        column('ago', both('已过', 'Ago'), { unit: 's', decimals: 0 }),
        column('speed_kmh', both('速度', 'Speed'), { unit: 'velocitykmh', decimals: 0 }),
        column('trip', both('车次', 'Trip'), {
            links: [toConsole(`/containers?trip=${field('trip')}`, both('在控制台列出该车次的容器', 'List its containers in the console'))],
        }),
        column('findings', both('现有报警', 'Alarms')),
    ],
});

export const trips = table({
    title: both('车次与三次称重', 'Trips and their balance'),
    description: both(
        '联单、出库（称重 2）与到厂（称重 3）的重量；差值在卸完后给出。容差 5 %（工程预警值，国家没有规定）；少一件即不平衡，无论多轻。',
        'Weights by manifest, handed over (weigh point 2) and arrived (weigh point 3); the difference stands once unloaded. Tolerance 5 % (an engineering preset, there is no national figure); a missing container unbalances a trip however light it is.',
    ),
    width: 24,
    height: 8,
    query: rows(lines`
        SELECT CASE WHEN unbalanced THEN 'unbalanced' WHEN state = 'unloaded' THEN 'balanced' ELSE 'under_way' END AS standing,
               trip, vehicle AS device, ${name('vehicle_name')}, begun_at, departed_at, arrived_at, state, containers, kg_manifest, kg_out,
               nullif(kg_in, 0) AS kg_in, CASE WHEN state = 'unloaded' THEN difference_kg END AS difference_kg,
               CASE WHEN state = 'unloaded' THEN difference_kg / nullif(kg_out, 0) END AS share
        FROM trip
        WHERE ($__timeFilter(begun_at) OR state <> 'unloaded') AND ${OF_TRIP}
        ORDER BY unbalanced DESC, begun_at DESC
        LIMIT 100`),
    filterable: true,
    columns: [
        column('standing', both('平衡', 'Balance'), {
            mappings: words(
                ['unbalanced', both('不平衡', 'Unbalanced'), COLOURS.urgent],
                ['balanced', both('平衡', 'Balanced'), COLOURS.good],
                ['under_way', both('进行中', 'Under way'), COLOURS.low],
            ),
            coloured: 'background',
            width: 100,
        }),
        column('trip', both('车次', 'Trip'), {
            links: [toConsole(`/containers?trip=${field('trip')}`, both('在控制台列出该车次的容器', 'List its containers in the console'))],
        }),
        hidden('device'),
        column('vehicle_name', both('车辆', 'Vehicle'), { links: [TO_DEVICE] }),
        timeColumn('begun_at', both('开始', 'Begun')),
        timeColumn('departed_at', both('发车', 'Departed')),
        timeColumn('arrived_at', both('到达', 'Arrived')),
        column('state', both('状态', 'State'), { mappings: TRIP_STATES, coloured: 'text' }),
        column('containers', both('件数', 'Containers')),
        column('kg_manifest', both('联单', 'Manifest'), { unit: 'masskg', decimals: 2 }),
        column('kg_out', both('出库', 'Out'), { unit: 'masskg', decimals: 2 }),
        column('kg_in', both('到厂', 'In'), { unit: 'masskg', decimals: 2 }),
        column('difference_kg', both('差值', 'Difference'), { unit: 'masskg', decimals: 2 }),
        column('share', both('相对差', 'Share'), { unit: 'percentunit', decimals: 1 }),
    ],
});
