/** The units that dashboards use, of those that Grafana knows by an id; a new one is added when it is first needed. */
const IDS = new Set([
    'none',
    'short',
    'locale',
    'string',
    'percent',
    'percentunit',
    'humidity',
    'celsius',
    'degree',
    'ms',
    's',
    'm',
    'h',
    'd',
    'dtdurations',
    'bytes',
    'decbytes',
    'Bps',
    'cps',
    'cpm',
    'ops',
    'reqps',
    'wps',
    'lengthm',
    'lengthkm',
    'masskg',
    'velocitykmh',
    'm3',
    'conmgm3',
    'pressurepa',
    'mvolt',
    'radmsv',
    'radusv',
    'radusvh',
    'bool',
    'bool_yes_no',
    'bool_on_off',
    'dateTimeAsIso',
    'dateTimeAsLocal',
    'dateTimeFromNow',
]);

/** What Grafana takes as it stands: a unit after the number, and a format of times. */
const FREE = /^(suffix|time):./;

export function isUnit(unit: string): boolean {
    return IDS.has(unit) || FREE.test(unit);
}
