/** What the rules want on record: loggers that report, calibration, consignments with their decision. */
import {
    COLOURS,
    IN_JURISDICTION,
    OF_DEVICE,
    PRESENCES,
    TO_CONSIGNMENT,
    TO_DEVICE,
    both,
    column,
    hidden,
    lines,
    name,
    rows,
    selected,
    steps,
    table,
    timeColumn,
    words,
} from '../../kit/index.js';
import { EQUIPMENT_KINDS } from './words.js';

export const loggers = table({
    title: both('监测终端上报', 'Loggers'),
    description: both(
        '最久没有上报的在前；“间隔数”为距上次上报过去了几个上报间隔。终端补传之前，没有记录即不能证明温度合格（疫苗管理法第三十九条）。',
        'The longest silent first; how many reporting intervals have passed. Until a logger sends its buffer, nothing proves the temperature (Vaccine Administration Law, article 39).',
    ),
    width: 12,
    query: rows(lines`
        SELECT device, presence, ${name('site_name')}, ${name('name')}, heard_at, silent_s, silent_s / nullif(interval_s, 0) AS intervals
        FROM device
        WHERE ${OF_DEVICE}
        ORDER BY offline DESC, silent_s DESC NULLS FIRST
        LIMIT 100`),
    columns: [
        hidden('device'),
        column('presence', both('连接', 'Connection'), { mappings: PRESENCES, coloured: 'text', width: 100 }),
        column('site_name', both('单位', 'Site')),
        column('name', both('设备', 'Equipment'), { links: [TO_DEVICE] }),
        timeColumn('heard_at', both('最近上报', 'Last heard')),
        column('silent_s', both('已过', 'Ago'), { unit: 's', decimals: 0 }),
        column('intervals', both('间隔数', 'Intervals'), {
            unit: 'none',
            decimals: 1,
            thresholds: steps(COLOURS.good, [3, COLOURS.high]),
            coloured: 'text',
        }),
    ],
});

export const calibration = table({
    title: both('校准到期', 'Calibration'),
    description: both(
        '温度监测设备至少每年校准一次（GSP 附录3）；已过期和未登记的在前。',
        'Calibrated at least once a year (GSP Appendix 3); overdue and unknown first.',
    ),
    width: 12,
    query: rows(lines`
        SELECT d.device, ${name('d.site_name')}, ${name('d.name')}, e.kind, e.model, e.calibrated_until::text AS calibrated_until,
               e.calibrated_until - (now() AT TIME ZONE 'Asia/Shanghai')::date AS days_left,
               CASE WHEN e.calibrated_until IS NULL THEN 'unknown'
                    WHEN e.calibrated_until < (now() AT TIME ZONE 'Asia/Shanghai')::date THEN 'overdue'
                    WHEN e.calibrated_until < (now() AT TIME ZONE 'Asia/Shanghai')::date + 30 THEN 'soon' ELSE 'valid' END AS standing
        FROM device d LEFT JOIN equipment e USING (device)
        WHERE d.${OF_DEVICE} AND (e.device IS NOT NULL OR NOT EXISTS (SELECT FROM equipment p WHERE d.device = ANY(p.probes)))
        ORDER BY e.calibrated_until NULLS FIRST, 2, 3
        LIMIT 200`),
    columns: [
        hidden('device'),
        column('standing', both('校准', 'Calibration'), {
            mappings: words(
                ['overdue', both('已过期', 'Overdue'), COLOURS.urgent],
                ['unknown', both('未登记', 'Not known'), COLOURS.missing],
                ['soon', both('30 天内到期', 'Due within 30 days'), COLOURS.medium],
                ['valid', both('有效', 'Valid'), COLOURS.good],
            ),
            coloured: 'background',
            width: 130,
        }),
        column('site_name', both('单位', 'Site')),
        column('name', both('设备', 'Equipment'), { links: [TO_DEVICE] }),
        column('kind', both('类型', 'Kind'), { mappings: EQUIPMENT_KINDS }),
        column('model', both('型号', 'Model')),
        column('calibrated_until', both('有效期至', 'Valid until'), { width: 110 }),
        column('days_left', both('剩余天数', 'Days left'), { unit: 'none', width: 90 }),
    ],
});

export const consignments = table({
    title: both('疫苗运输批次', 'Consignments'),
    description: both(
        '所选时段内发出的，以及所有待决定的批次；到货须查验全程温度记录（疫苗管理法第三十九条）。点击批次看全程温度与建议。',
        'Sent in the time range, and all that wait for a decision; at the receipt the temperature record of the whole journey is asked for (Vaccine Administration Law, article 39). The id leads to the journey and what is proposed.',
    ),
    height: 8,
    query: rows(lines`
        SELECT CASE WHEN verdict IS NOT NULL THEN verdict WHEN arrived_at IS NULL THEN 'on_its_way' ELSE 'arrived' END AS standing,
               consignment, ${name('from_name')}, ${name('to_name')}, dispatched_at, arrived_at,
               extract(epoch FROM coalesce(arrived_at, now()) - dispatched_at)::float8 AS journey_s, decided_at
        FROM consignment
        WHERE (${IN_JURISDICTION} OR from_site = ANY(${selected('site')}))
          AND ($__timeFilter(dispatched_at) OR coalesce(verdict, 'hold') = 'hold')
        ORDER BY dispatched_at DESC
        LIMIT 100`),
    columns: [
        column('standing', both('结论', 'Verdict'), {
            mappings: words(
                ['accept', both('已接收', 'Accepted'), COLOURS.good],
                ['hold', both('暂存待定', 'On hold'), COLOURS.medium],
                ['refuse', both('已拒收', 'Refused'), COLOURS.urgent],
                ['on_its_way', both('运输中', 'On its way'), COLOURS.low],
                ['arrived', both('已到达，待决定', 'Arrived, to decide'), COLOURS.high],
            ),
            coloured: 'background',
            width: 130,
        }),
        column('consignment', both('批次', 'Consignment'), { links: [TO_CONSIGNMENT] }),
        column('from_name', both('发货单位', 'From')),
        column('to_name', both('收货单位', 'To')),
        timeColumn('dispatched_at', both('发货', 'Dispatched')),
        timeColumn('arrived_at', both('到达', 'Arrived')),
        column('journey_s', both('历时', 'Journey'), { unit: 's', decimals: 0 }),
        timeColumn('decided_at', both('决定', 'Decided')),
    ],
});
