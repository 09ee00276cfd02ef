import { consoleAddress } from './variables.js';
import type { In, Language } from './language.js';
import { type DashboardName, navigation, setTag, uidIn } from './links.js';
import type { Panel } from './panel.js';
import { type Annotation, type AnyPanel, type ClassicDashboard, type DataPanel, SCHEMA_VERSION, type Variable } from './schema.js';

const COLUMNS = 24;

/** Panels that belong together, beneath a heading that folds them; without a title at the top of the dashboard. */
export interface Section {
    title?: In<string>;
    panels: readonly Panel[];
    /** Folded until a reader opens it: its queries don't run before. */
    collapsed?: boolean;
}

export function row(title: In<string>, panels: readonly Panel[], collapsed = false): Section {
    return { title, panels, collapsed };
}

/** Panels before the first row. */
export function top(...panels: Panel[]): Section {
    return { panels };
}

export interface DashboardSpec {
    name: DashboardName;
    title: In<string>;
    description: In<string>;
    variables: readonly In<Variable>[];
    annotations?: readonly In<Annotation>[];
    sections: readonly Section[];
    /** As Grafana writes it, for instance `now-24h`. */
    from: string;
    to?: string;
}

/** A dashboard in both languages. */
export interface Named {
    name: DashboardName;
    in: In<ClassicDashboard>;
}

export function dashboard(spec: DashboardSpec): Named {
    return { name: spec.name, in: language => dashboardIn(language, spec) };
}

function dashboardIn(language: Language, spec: DashboardSpec): ClassicDashboard {
    return {
        uid: uidIn(language, spec.name),
        title: spec.title(language),
        description: spec.description(language),
        tags: [setTag(language)],
        schemaVersion: SCHEMA_VERSION,
        editable: false,
        graphTooltip: 1,
        timezone: 'Asia/Shanghai',
        weekStart: 'monday',
        fiscalYearStartMonth: 0,
        liveNow: false,
        refresh: '1m',
        time: { from: spec.from, to: spec.to ?? 'now' },
        timepicker: { refresh_intervals: ['1m', '5m', '15m', '30m', '1h'] },
        links: navigation(language, spec.name),
        templating: { list: [...spec.variables.map(variable => variable(language)), consoleAddress] },
        annotations: { list: spec.annotations?.map(annotation => annotation(language)) ?? [] },
        panels: layOut(language, spec.sections),
    };
}

/** Gives panels their places, from left to right and top to bottom, and ids in that order. */
function layOut(language: Language, sections: readonly Section[]): AnyPanel[] {
    const all: AnyPanel[] = [];
    let id = 0;
    let y = 0;
    for (const section of sections) {
        const rowId = section.title === undefined ? 0 : ++id;
        const rowY = section.title === undefined ? y : y++;
        const placed: DataPanel[] = [];
        let x = 0;
        let height = 0;
        for (const panel of section.panels) {
            if (x + panel.width > COLUMNS) {
                y += height;
                x = 0;
                height = 0;
            }
            placed.push({ id: ++id, gridPos: { x, y, w: panel.width, h: panel.height }, ...panel.in(language) });
            x += panel.width;
            height = Math.max(height, panel.height);
        }
        y += height;
        if (section.title !== undefined) {
            const collapsed = section.collapsed ?? false;
            all.push({
                id: rowId,
                type: 'row',
                title: section.title(language),
                collapsed,
                gridPos: { x: 0, y: rowY, w: COLUMNS, h: 1 },
                panels: collapsed ? placed : [],
            });
            if (collapsed) {
                // Folded panels take no room until they are opened.
                y = rowY + 1;
                continue;
            }
        }
        all.push(...placed);
    }
    return all;
}
