/** How temperatures, doors, power and batteries went. */
import { type In, type Panel, STATES, both, limitsOf, readingsOf, stateTimeline, states, timeseries } from '../../kit/index.js';
import { charted } from '../parts/sql.js';

/** A device that says no class is taken for one that refrigerates, as the law's default is. */
const REFRIGERATED = `coalesce(facility_class, 'refrigerated') = 'refrigerated'`;

function temperature(title: In<string>, range: In<string>, width: number, which: string): Panel {
    const devices = charted(which);
    return timeseries({
        title,
        description: language =>
            both(
                '每步的平均温度，至多 30 台，有报警的在先；虚线为有效限值及其依据。',
                'Mean of each step, of at most 30, with alarms first; dashed are the limits in force with their sources. ',
            )(language) +
            range(language),
        width,
        height: 10,
        interval: '1m',
        query: readingsOf("ARRAY['temp']", devices),
        limits: limitsOf("ARRAY['temp']", devices),
        unit: 'celsius',
        decimals: 1,
    });
}

export const refrigerated = temperature(
    both('冷藏温度（贮存）', 'Refrigerated storage'),
    both('冷藏 +2～+8 ℃，0 ℃ 及以下有冻结风险。', '+2 to +8 °C; at 0 °C and below vaccine may freeze.'),
    24,
    `${REFRIGERATED} AND sampling_point IS DISTINCT FROM 'transport'`,
);
export const transported = temperature(
    both('冷藏温度（运输）', 'Refrigerated transport'),
    both('冷藏车、冷藏箱；含 WHO 运输指示限值。', 'Vehicles and boxes, with the limits of WHO shipping indicators.'),
    24,
    `${REFRIGERATED} AND sampling_point = 'transport'`,
);
export const frozen = temperature(
    both('冷冻温度', 'Frozen'),
    both('冷冻不高于 −15 ℃。', 'Not above −15 °C.'),
    12,
    `facility_class = 'frozen'`,
);
export const ultraCold = temperature(
    both('超低温温度', 'Ultra-cold'),
    both('超低温 −90～−60 ℃。', '−90 to −60 °C.'),
    12,
    `facility_class = 'ultra_cold'`,
);

export const doors = stateTimeline({
    title: both('门', 'Doors'),
    description: both('冷链设备和冷藏车的门何时开着。', 'When the doors of equipment and vehicles were open.'),
    width: 12,
    height: 9,
    query: states(['door'], 'device', charted()),
    mappings: STATES,
});

export const power = stateTimeline({
    title: both('市电', 'Mains power'),
    description: both('何时断电、何时恢复；断电后温度由备用电池和保温维持。', 'When mains were lost and came back; in between only battery and insulation keep the cold.'),
    width: 12,
    height: 9,
    query: states(['power'], 'device', charted()),
    mappings: STATES,
});

export const battery = timeseries({
    title: both('备用电池', 'Backup battery'),
    description: both('监测终端备用电池的电量；没有来源规定其下限，可按本地规则报警。', 'Charge of the loggers. No source gives a least value; a local rule can.'),
    width: 8,
    interval: '1m',
    query: readingsOf("ARRAY['battery']", charted("'battery' = ANY(fields)")),
    unit: 'percent',
    max: 100,
});

export const ambient = timeseries({
    title: both('环境温度', 'Ambient temperature'),
    description: both('设备周围的温度：解释柜内为何升温。', 'Around the equipment: it explains why the inside warms.'),
    width: 8,
    interval: '1m',
    query: readingsOf("ARRAY['ambient_temp']", charted("'ambient_temp' = ANY(fields)")),
    unit: 'celsius',
    decimals: 1,
});

export const compressor = timeseries({
    title: both('压缩机运行时间', 'Compressor run time'),
    description: both(
        '每小时的运行秒数；持续上升多为门封、制冷剂或散热有问题。',
        'Seconds of each hour; a steady rise often means door seal, refrigerant or condenser.',
    ),
    width: 8,
    interval: '1m',
    query: readingsOf("ARRAY['compressor_runtime']", charted("'compressor_runtime' = ANY(fields)")),
    unit: 'suffix: s/h',
    decimals: 0,
});
