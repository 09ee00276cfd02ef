/** Variables: what a reader chooses at the top of a dashboard. */
import { type In, type Text, both, named, textIn } from './language.js';
import { IN_JURISDICTION, OF_SITE, VIGIL } from './query.js';
import { FAMILY_WORDS } from './colours.js';
import type { Variable } from './schema.js';

const ALL = { selected: true, text: 'All', value: '$__all' };

interface Choice {
    name: string;
    label: In<string>;
    description: In<string>;
    /** Columns `__text` and `__value`. */
    sql: Text;
    /** One only, and not all. */
    single?: boolean;
    hidden?: boolean;
}

/** A choice of what a query gives; of several and of all unless it is to be single. */
export function choice({ name, label, description, sql, single = false, hidden = false }: Choice): In<Variable> {
    return language => ({
        type: 'query',
        name,
        label: label(language),
        description: description(language),
        datasource: VIGIL,
        query: textIn(language, sql),
        refresh: 2, // when the time range changes: what is chosen from may depend on it, and the linter asks for it
        sort: 0, // as the query has it
        regex: '',
        multi: !single,
        includeAll: !single,
        current: single ? undefined : ALL,
        options: [],
        hide: hidden ? 2 : 0,
        skipUrlSync: false,
    });
}

/** A jurisdiction 行政区划, which stands for all below it. */
export const jurisdiction = choice({
    name: 'jurisdiction',
    label: both('行政区划', 'Jurisdiction'),
    description: both('含所有下级区划', 'With all below it'),
    sql: language => `SELECT ${distinct(named('name')(language), 'code')} AS __text, code AS __value FROM jurisdiction ORDER BY code`,
});

/** The sites 单位 of the chosen jurisdictions, or of them those that have devices of a family. */
export function site(family?: string): In<Variable> {
    const ofFamily = family === undefined ? '' : ` AND site IN (SELECT site FROM device WHERE family = '${family}')`;
    return choice({
        name: 'site',
        label: both('单位', 'Site'),
        description: both('所选行政区划内的单位', 'Sites of the chosen jurisdictions'),
        sql: language => {
            const text = distinct(named('name')(language), 'site');
            return `SELECT ${text} AS __text, site AS __value FROM site WHERE ${IN_JURISDICTION}${ofFamily} ORDER BY 1`;
        },
    });
}

/** The devices of the chosen sites. */
export function device(family?: string): In<Variable> {
    return deviceChoice(family, false);
}

/** One device of the chosen sites. */
export const oneDevice: In<Variable> = deviceChoice(undefined, true);

function deviceChoice(family: string | undefined, single: boolean): In<Variable> {
    const ofFamily = family === undefined ? '' : ` AND family = '${family}'`;
    return choice({
        name: 'device',
        label: both('设备', 'Device'),
        description: both('所选单位的设备', 'Devices of the chosen sites'),
        single,
        sql: language => {
            const text = distinct(`${named('site_name')(language)} || ' · ' || ${named('name')(language)}`, 'device');
            return `SELECT ${text} AS __text, device AS __value FROM device WHERE ${OF_SITE}${ofFamily} ORDER BY 1`;
        },
    });
}

/** A name, with the id where several have it: of options with one text Grafana keeps the first only. */
function distinct(text: string, id: string): string {
    return `${text} || CASE WHEN count(*) OVER (PARTITION BY ${text}) > 1 THEN ' · ' || ${id} ELSE '' END`;
}

/** Families of devices 类别. */
export const family: In<Variable> = language => choices('family', both('类别', 'Family'), FAMILY_WORDS)(language);

/** A choice of several, or all, of values that are known beforehand. */
export function choices(
    name: string,
    label: In<string>,
    all: readonly (readonly [value: string | number, text: Text, ...rest: unknown[]])[],
): In<Variable> {
    return language => ({
        type: 'custom',
        name,
        label: label(language),
        query: all.map(([value, text]) => `${textIn(language, text)} : ${value}`).join(','),
        multi: true,
        includeAll: true,
        current: ALL,
        options: [
            ALL,
            ...all.map(([value, text]) => ({ selected: false, text: textIn(language, text), value: String(value) })),
        ],
        hide: 0,
        skipUrlSync: false,
    });
}

/** Where the console is. A constant, which no address of a dashboard can change: links lead nowhere else. */
export const consoleAddress: Variable = {
    type: 'constant',
    name: 'console',
    label: 'console',
    query: 'http://127.0.0.1:8080',
    current: { selected: true, text: 'http://127.0.0.1:8080', value: 'http://127.0.0.1:8080' },
    options: [{ selected: true, text: 'http://127.0.0.1:8080', value: 'http://127.0.0.1:8080' }],
    hide: 2,
    skipUrlSync: true,
};
