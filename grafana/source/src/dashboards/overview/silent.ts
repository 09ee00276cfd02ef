/** Devices that are not heard. */
import {
    COLOURS,
    FAMILIES,
    IN_JURISDICTION,
    PRESENCES,
    TO_DEVICE,
    bargauge,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    table,
    timeColumn,
} from '../../kit/index.js';

export const silence = bargauge({
    title: both('最后上报距今', 'Last heard'),
    description: both('全部设备按最后一次收到数据的时间分布。', 'All devices by how long ago they were last heard.'),
    height: 9,
    query: rows(lines`
        SELECT count(*) FILTER (WHERE silent_s < 300) AS m5,
               count(*) FILTER (WHERE silent_s >= 300 AND silent_s < 3600) AS h1,
               count(*) FILTER (WHERE silent_s >= 3600 AND silent_s < 86400) AS d1,
               count(*) FILTER (WHERE silent_s >= 86400) AS more,
               count(*) FILTER (WHERE silent_s IS NULL) AS never
        FROM device WHERE ${IN_JURISDICTION}`),
    unit: 'none',
    min: 0,
    eachRow: false,
    fields: {
        m5: { displayName: both('5 分钟内', 'within 5 min'), colour: COLOURS.good },
        h1: { displayName: both('1 小时内', 'within 1 h'), colour: COLOURS.medium },
        d1: { displayName: both('1 天内', 'within 1 day'), colour: COLOURS.high },
        more: { displayName: both('超过 1 天', 'longer ago'), colour: COLOURS.urgent },
        never: { displayName: both('从未', 'never'), colour: COLOURS.missing },
    },
});

export const offlineDevices = table({
    title: both('离线设备清单', 'Devices offline'),
    description: both('离线最久的 200 台，从未上报的在前。', 'The 200 that have been silent for longest, those never heard first.'),
    width: 16,
    query: rows(lines`
        SELECT device, ${name('name')}, ${name('site_name')}, ${name('county_name')}, family, presence, heard_at, silent_s
        FROM device
        WHERE offline AND ${IN_JURISDICTION}
        ORDER BY heard_at NULLS FIRST, device
        LIMIT 200`),
    columns: [
        hidden('device'),
        column('name', both('设备', 'Device'), { links: [TO_DEVICE] }),
        column('site_name', both('单位', 'Site')),
        column('county_name', both('区县', 'County'), { width: 130 }),
        column('family', both('类别', 'Family'), { mappings: FAMILIES, width: 130 }),
        column('presence', both('连接', 'Connection'), { mappings: PRESENCES, coloured: 'text', width: 120 }),
        timeColumn('heard_at', both('最后上报', 'Last heard')),
        column('silent_s', both('已离线', 'Silent for'), { unit: 'dtdurations', width: 150 }),
    ],
});
