/** Where the waste is now, and how old it is. */
import {
    COLOURS,
    IN_JURISDICTION,
    OF_SITE,
    PRIORITIES,
    PRIORITY_RANKS,
    TO_CONTAINER,
    barchart,
    bargauge,
    both,
    column,
    field,
    hidden,
    lines,
    name,
    named,
    quoted,
    rows,
    stat,
    steps,
    table,
    textIn,
    timeColumn,
    toConsole,
    words,
} from '../../kit/index.js';
import { CALLING, said } from '../parts/sql.js';
import { BREACH_WORDS, CATEGORIES, KG, OF_INSTITUTION, OF_TRIP, STAGES, STAGE_WORDS } from './words.js';

const alarming = (colour: string) => steps(COLOURS.good, [1, colour]);

const NO_INSTITUTION = quoted(both('（单位不明）', '(institution not known)'));

export const figures = stat({
    title: both('当前状态', 'At this moment'),
    description: both(
        '所选单位尚未处置完的医疗废物：件数与重量；已超最后时限、12 小时内将到下一时限、有违规的件数；不平衡的车次；未关闭报警。',
        'Waste of the chosen institutions that is not treated yet, in containers and kg; past its last limit, less than 12 h before its next, with a breach; trips that do not balance; open alarms.',
    ),
    width: 24,
    query: rows(lines`
        SELECT count(*) AS containers, coalesce(sum(${KG}), 0) AS kg, count(overdue_since) AS overdue,
               count(*) FILTER (WHERE overdue_since IS NULL AND due_at < now() + interval '12 hours') AS due,
               count(*) FILTER (WHERE breaches <> '{}') AS broken, count(*) FILTER (WHERE state = 'lost') AS lost,
               (SELECT count(*) FROM trip WHERE unbalanced AND $__timeFilter(begun_at) AND ${OF_TRIP}) AS unbalanced,
               (SELECT count(*) FROM alarm WHERE ${CALLING} AND family = 'medical_waste' AND ${IN_JURISDICTION} AND ${OF_SITE}) AS alarms
        FROM container
        WHERE open AND ${OF_INSTITUTION}`),
    unit: 'none',
    fields: {
        containers: { displayName: both('未处置容器', 'Containers') },
        kg: { displayName: both('未处置重量', 'Weight'), unit: 'masskg', decimals: 1 },
        overdue: { displayName: both('已超期', 'Overdue'), thresholds: alarming(COLOURS.urgent) },
        due: { displayName: both('12 小时内到时限', 'Due within 12 h'), thresholds: alarming(COLOURS.medium) },
        broken: { displayName: both('有违规', 'With a breach'), thresholds: alarming(COLOURS.high) },
        lost: { displayName: both('遗失', 'Lost'), thresholds: alarming(COLOURS.urgent) },
        unbalanced: { displayName: both('不平衡车次', 'Trips unbalanced'), thresholds: alarming(COLOURS.high) },
        alarms: { displayName: both('未关闭报警', 'Open alarms'), thresholds: alarming(COLOURS.high) },
    },
});

export const stages = barchart({
    title: both('各环节件数与重量', 'By stage'),
    description: both(
        '从科室到处置厂，每个环节现有的件数（左轴）与重量（右轴，kg）。',
        'From ward to plant: containers at each stage now, and their weight in kg.',
    ),
    width: 12,
    height: 9,
    query: rows(lines`
        SELECT s.stage, count(c.container) AS containers, coalesce(sum(c.kg), 0) AS kg
        FROM (VALUES ${language => STAGE_WORDS.map(([state, text], i) => `(${i}, '${state}', '${textIn(language, text)}')`).join(', ')}) AS s(place, state, stage)
        LEFT JOIN (SELECT container, state, ${KG} AS kg FROM container WHERE open AND ${OF_INSTITUTION}) c USING (state)
        GROUP BY s.place, s.stage
        ORDER BY s.place`),
    x: 'stage',
    unit: 'none',
    fields: {
        containers: { displayName: both('件数', 'Containers'), colour: 'blue' },
        kg: { displayName: both('重量', 'Weight'), unit: 'masskg', decimals: 1, colour: 'semi-dark-orange' },
    },
});

export const storeAges = barchart({
    title: both('各单位暂存时间', 'Age in store'),
    description: both(
        '暂存间内的件数，按入库后的时间：满 24 小时提示，36 小时预警，48 小时违规（《医疗废物管理条例》第十七条）。最久的 20 家在前；重新扫描不会重新计时。',
        'Containers in temporary stores by the time since they were stored: notice at 24 h, warning at 36 h, violation at 48 h (Regulation on medical waste, article 17). The 20 worst first; a new scan restarts nothing.',
    ),
    width: 12,
    height: 9,
    query: rows(lines`
        SELECT coalesce(${named('site_name')}, ${NO_INSTITUTION}) AS institution,
               count(*) FILTER (WHERE stored_h < 24) AS below_24, count(*) FILTER (WHERE stored_h >= 24 AND stored_h < 36) AS from_24,
               count(*) FILTER (WHERE stored_h >= 36 AND stored_h < 48) AS from_36, count(*) FILTER (WHERE stored_h >= 48) AS from_48
        FROM container
        WHERE open AND state = 'stored' AND ${OF_INSTITUTION}
        GROUP BY 1
        ORDER BY 5 DESC, 4 DESC, 3 DESC, 2 DESC
        LIMIT 20`),
    x: 'institution',
    unit: 'none',
    horizontal: true,
    stacked: true,
    fields: {
        below_24: { displayName: both('24 小时内', 'Below 24 h'), colour: COLOURS.good },
        from_24: { displayName: both('24–36 小时', '24 to 36 h'), colour: COLOURS.medium },
        from_36: { displayName: both('36–48 小时', '36 to 48 h'), colour: COLOURS.high },
        from_48: { displayName: both('满 48 小时', '48 h and more'), colour: COLOURS.urgent },
    },
});

export const board = table({
    title: both('科室到处置厂看板', 'From ward to plant'),
    description: both(
        '每个单位在各环节的件数、总重量、最久一件的时间和最严重的违规；点击单位打开控制台看板。',
        'Of each institution the containers at each stage, their weight, the age of the oldest and the worst breach; the name leads to the board of the console.',
    ),
    height: 8,
    query: rows(lines`
        SELECT site, coalesce(${named('site_name')}, ${NO_INSTITUTION}) AS institution, ${named('county_name')} AS county,
               count(*) FILTER (WHERE state IN ('generated', 'packed', 'collected')) AS ward,
               count(*) FILTER (WHERE state = 'stored') AS store,
               count(*) FILTER (WHERE state IN ('handed_over', 'in_transit')) AS road,
               count(*) FILTER (WHERE state IN ('arrived', 'accepted', 'plant_stored')) AS plant,
               count(*) FILTER (WHERE state IN ('rejected', 'returned', 'lost')) AS astray,
               sum(${KG}) AS kg, max(age_h) AS oldest, max(stored_h) AS stored, count(overdue_since) AS overdue,
               coalesce(max(array_position(ARRAY['low', 'medium', 'high', 'urgent'], worst)) - 1, -1) AS worst
        FROM container
        WHERE open AND ${OF_INSTITUTION}
        GROUP BY 1, 2, 3
        ORDER BY overdue DESC, stored DESC NULLS LAST
        LIMIT 200`),
    columns: [
        hidden('site'),
        column('institution', both('单位', 'Institution'), {
            links: [toConsole(`/board?site=${field('site')}`, both('在控制台打开看板', 'Open the board in the console'))],
        }),
        column('county', both('区县', 'County')),
        column('ward', both('科室', 'Ward')),
        column('store', both('暂存间', 'Store')),
        column('road', both('途中', 'On the road')),
        column('plant', both('处置厂', 'Plant')),
        column('astray', both('拒收、退回、遗失', 'Rejected, returned, lost'), {
            thresholds: steps(COLOURS.neutral, [1, COLOURS.urgent]),
            coloured: 'text',
        }),
        column('kg', both('重量', 'Weight'), { unit: 'masskg', decimals: 1 }),
        column('oldest', both('最久一件', 'Oldest'), { unit: 'h', decimals: 1 }),
        column('stored', both('最长暂存', 'Longest in store'), {
            unit: 'h',
            decimals: 1,
            thresholds: steps(COLOURS.good, [24, COLOURS.medium], [36, COLOURS.high], [48, COLOURS.urgent]),
            coloured: 'text',
        }),
        column('overdue', both('已超期', 'Overdue'), {
            thresholds: steps(COLOURS.neutral, [1, COLOURS.urgent]),
            coloured: 'text',
            links: [
                toConsole(`/containers?site=${field('site')}&overdue=true`, both('在控制台列出超期容器', 'List what is overdue in the console')),
            ],
        }),
        column('worst', both('最严重违规', 'Worst breach'), {
            mappings: language => [...words([-1, both('无', 'None'), COLOURS.good])(language), ...PRIORITY_RANKS(language)],
            coloured: 'text',
        }),
    ],
});

export const oldest = table({
    title: both('最久与即将超期的容器', 'Oldest and due soon'),
    description: both(
        '已超期的在前（最久的先列），其次按下一时限；点击编号在控制台追踪全程交接记录。',
        'Overdue first, the longest on top, then by the next limit; the id leads to its trail in the console.',
    ),
    height: 10,
    query: rows(lines`
        SELECT CASE WHEN overdue_since IS NOT NULL THEN 'overdue' WHEN due_at < now() + interval '12 hours' THEN 'due' ELSE 'in_time' END AS standing,
               container, coalesce(${named('site_name')}, ${NO_INSTITUTION}) AS institution, department, coalesce(category, 'unknown') AS category,
               state, ${KG} AS kg, age_h, stored_h, overdue_since, due_at, worst,
               array_to_string(ARRAY(SELECT ${said('breach', BREACH_WORDS)} FROM unnest(breaches) AS breach), ', ') AS broken
        FROM container
        WHERE open AND ${OF_INSTITUTION}
        ORDER BY overdue_since NULLS LAST, due_at NULLS LAST, age_h DESC
        LIMIT 200`),
    filterable: true,
    columns: [
        column('standing', both('时限', 'Limit'), {
            mappings: words(
                ['overdue', both('已超期', 'Overdue'), COLOURS.urgent],
                ['due', both('即将到期', 'Due soon'), COLOURS.medium],
                ['in_time', both('时限内', 'In time'), COLOURS.good],
            ),
            coloured: 'background',
            width: 100,
        }),
        column('container', both('容器', 'Container'), { links: [TO_CONTAINER] }),
        column('institution', both('单位', 'Institution')),
        column('department', both('科室', 'Department')),
        column('category', both('类别', 'Category'), { mappings: CATEGORIES }),
        column('state', both('环节', 'Stage'), { mappings: STAGES }),
        column('kg', both('重量', 'Weight'), { unit: 'masskg', decimals: 2 }),
        column('age_h', both('总时间', 'Age'), { unit: 'h', decimals: 1 }),
        column('stored_h', both('已暂存', 'In store for'), {
            unit: 'h',
            decimals: 1,
            thresholds: steps(COLOURS.good, [24, COLOURS.medium], [36, COLOURS.high], [48, COLOURS.urgent]),
            coloured: 'text',
        }),
        timeColumn('overdue_since', both('超期自', 'Overdue since')),
        timeColumn('due_at', both('下一时限', 'Next limit')),
        column('worst', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'text', width: 80 }),
        column('broken', both('违规', 'Breaches')),
    ],
});

export const breaches = bargauge({
    title: both('容器违规（按类别）', 'Breaches of containers'),
    description: both('现在违反规则的容器件数；一件可违反多条。', 'Containers that break a rule now, by what is broken; one may break several.'),
    width: 8,
    height: 9,
    query: rows(lines`
        SELECT ${said('breach', BREACH_WORDS)} AS breach, count(*) AS containers
        FROM container CROSS JOIN LATERAL unnest(breaches) AS breach
        WHERE breaches <> '{}' AND ${OF_INSTITUTION}
        GROUP BY 1
        ORDER BY 2 DESC
        LIMIT 20`),
    unit: 'none',
    min: 0,
    thresholds: steps(COLOURS.high),
    noValue: both('没有违规', 'Nothing is broken'),
});

export const broken = table({
    title: both('现有违规（按规则）', 'Rules that are broken now'),
    description: both(
        '容器、车次、处置厂、车辆和科室正在违反的规则及其依据、件数和最早开始时间。',
        'Rules that containers, trips, plants, vehicles and departments break now: their source, how many break them and since when.',
    ),
    width: 16,
    query: rows(lines`
        SELECT priority, ${name('rule_name')}, standard, clause, count(*) AS items, min(onset_at) AS since
        FROM alarm
        WHERE active AND family = 'medical_waste' AND ${IN_JURISDICTION} AND ${OF_SITE}
        GROUP BY 1, 2, 3, 4, priority_rank
        ORDER BY priority_rank DESC, items DESC
        LIMIT 50`),
    columns: [
        column('priority', both('优先级', 'Priority'), { mappings: PRIORITIES, coloured: 'background', width: 80 }),
        column('rule_name', both('规则', 'Rule'), { width: 240 }),
        column('standard', both('依据', 'Standard')),
        column('clause', both('条款', 'Clause')),
        column('items', both('件数', 'Items'), { width: 80 }),
        timeColumn('since', both('最早开始', 'Since')),
    ],
});
