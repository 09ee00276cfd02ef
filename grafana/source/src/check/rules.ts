/**
 * What must hold of every dashboard beyond its types: the rules of Grafana's dashboard linter that apply to SQL sources,
 * under its names for them, and our own. docs/grafana.md says which of the linter's rules don't apply, and why.
 */
import type { AnyPanel, ClassicDashboard, DataPanel, Target } from '../kit/schema.js';
import { isUnit } from './units.js';

/** A rule finds what is wrong with a dashboard, in words that say where. */
export interface Rule {
    name: string;
    faults: (dashboard: ClassicDashboard) => string[];
}

const NUMBERS = new Set(['timeseries', 'stat', 'bargauge', 'barchart', 'piechart']);

export function dataPanels(dashboard: ClassicDashboard): DataPanel[] {
    return dashboard.panels.flatMap((panel: AnyPanel) => (panel.type === 'row' ? panel.panels : [panel]));
}

function ofPanels(name: string, fault: (panel: DataPanel) => string | undefined): Rule {
    return {
        name,
        faults: dashboard =>
            dataPanels(dashboard).flatMap(panel => {
                const found = fault(panel);
                return found === undefined ? [] : [`${where(panel)} ${found}`];
            }),
    };
}

function ofTargets(name: string, fault: (target: Target, panel: DataPanel) => string | undefined): Rule {
    return ofPanels(name, panel => (panel.targets ?? []).map(target => fault(target, panel)).find(Boolean));
}

function where(panel: DataPanel): string {
    return `panel ${panel.id} "${panel.title ?? ''}"`;
}

function queryOf(target: Target): string {
    return 'rawSql' in target ? target.rawSql : target.expr;
}

function unitsOf(panel: DataPanel): string[] {
    const overrides = panel.fieldConfig?.overrides.flatMap(override => override.properties) ?? [];
    return [panel.fieldConfig?.defaults.unit, ...overrides.filter(each => each.id === 'unit').map(each => each.value)].filter(
        (unit): unit is string => typeof unit === 'string',
    );
}

function hasMappings(panel: DataPanel): boolean {
    return (
        (panel.fieldConfig?.defaults.mappings?.length ?? 0) > 0 ||
        (panel.fieldConfig?.overrides.some(each => each.properties.some(property => property.id === 'mappings')) ?? false)
    );
}

const linter: Rule[] = [
    ofPanels('panel-title-description-rule', panel =>
        panel.title && panel.description ? undefined : 'needs a title and a description',
    ),
    ofPanels('panel-units-rule', panel => {
        const units = unitsOf(panel);
        const unknown = units.find(unit => !isUnit(unit));
        if (unknown !== undefined) {
            return `has the unit '${unknown}', which src/check/units.ts doesn't know`;
        }
        return NUMBERS.has(panel.type) && units.length === 0 && !hasMappings(panel)
            ? 'shows numbers and says no unit; plain numbers are none'
            : undefined;
    }),
    ofPanels('panel-no-targets-rule', panel =>
        panel.type === 'text' || (panel.targets?.length ?? 0) > 0 ? undefined : 'has no query',
    ),
    ofTargets('panel-datasource-rule', target =>
        ['vigil', 'vigil-prometheus'].includes(target.datasource.uid)
            ? undefined
            : `asks '${target.datasource.uid}', which is not provisioned`,
    ),
    {
        name: 'template-on-time-change-reload-rule',
        faults: dashboard =>
            dashboard.templating.list
                .filter(variable => variable.type === 'query' && variable.refresh !== 2)
                .map(variable => `variable ${variable.name} is not read again when the time range changes`),
    },
    {
        name: 'uneditable-dashboard',
        faults: dashboard => (dashboard.editable ? ['is editable'] : []),
    },
    ofTargets('target-rate-interval-rule', target =>
        'expr' in target && /\b(rate|irate|increase)\(/.test(target.expr) && !/\[(\$__rate_interval|\$__range)\]/.test(target.expr)
            ? 'counts over another time than $__rate_interval'
            : undefined,
    ),
    ofTargets('target-counter-agg-rule', target =>
        'expr' in target && /_total\b/.test(target.expr) && !/\b(rate|irate|increase)\(/.test(target.expr)
            ? 'shows a counter as it stands, which says how long ago the service was started'
            : undefined,
    ),
];

const own: Rule[] = [
    ofTargets('sql-without-schema', target =>
        /\bdashboard\.\w/.test(queryOf(target)) ? 'names the schema; the role finds its views without' : undefined,
    ),
    ofTargets('sql-names-columns', target =>
        /SELECT\s+\*/i.test(queryOf(target)) ? 'selects *, so a new column of the view would show' : undefined,
    ),
    ofTargets('sql-table-is-bounded', (target, panel) =>
        panel.type === 'table' && 'rawSql' in target && !/\bLIMIT\s+\d+/i.test(target.rawSql)
            ? 'lists rows without LIMIT'
            : undefined,
    ),
    ofTargets('sql-series-is-ordered', (target, panel) =>
        panel.type === 'timeseries' && 'rawSql' in target && !/ORDER BY[^)]*$/i.test(target.rawSql)
            ? 'draws lines from rows that are not ordered by time'
            : undefined,
    ),
    ofPanels('query-letters-are-unique', panel => {
        const letters = (panel.targets ?? []).map(target => target.refId);
        return new Set(letters).size === letters.length ? undefined : `has queries of one letter: ${letters.join(', ')}`;
    }),
    {
        name: 'variables-are-declared-and-used',
        faults: dashboard => {
            const declared = new Set(dashboard.templating.list.map(variable => variable.name));
            const used = new Set(
                [...JSON.stringify(dashboard).matchAll(/\$\{(\w+)(?::\w+)?\}/g)]
                    .map(match => match[1] ?? '')
                    .filter(variable => !variable.startsWith('__')),
            );
            const repeated = dataPanels(dashboard).flatMap(panel => (panel.repeat === undefined ? [] : [panel.repeat]));
            repeated.forEach(variable => used.add(variable));
            return [
                ...[...used].filter(name => !declared.has(name)).map(name => `uses the variable ${name}, which it doesn't have`),
                ...[...declared].filter(name => !used.has(name)).map(name => `has the variable ${name}, which nothing uses`),
            ];
        },
    },
    {
        name: 'ids-are-unique',
        faults: dashboard => {
            const ids = [...dashboard.panels, ...dashboard.panels.flatMap(panel => (panel.type === 'row' ? panel.panels : []))].map(
                panel => panel.id,
            );
            return new Set(ids).size === ids.length ? [] : ['has panels of the same id'];
        },
    },
    {
        name: 'panels-fit-the-grid',
        faults: dashboard => {
            const places = dataPanels(dashboard).map(panel => ({ panel, ...(panel.gridPos ?? { x: 0, y: 0, w: 0, h: 0 }) }));
            return places.filter(({ x, w, h }) => x + w > 24 || w < 1 || h < 1).map(({ panel }) => `${where(panel)} is outside the grid`);
        },
    },
    {
        name: 'english-set-is-english',
        faults: dashboard => {
            if (!dashboard.uid?.endsWith('-en')) {
                return [];
            }
            const { links: _, ...rest } = dashboard;
            const chinese = JSON.stringify(rest).match(/[^"]{0,30}\p{Script=Han}+[^"]{0,30}/u);
            return chinese === null ? [] : [`has Chinese words: ${chinese[0]}`];
        },
    },
];

export const rules: readonly Rule[] = [...linter, ...own];
