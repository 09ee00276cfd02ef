/** How values are shown: the part of a panel that all types share. */
import { type In, type Language, type Text, textIn } from './language.js';
import { type Mapping, type Thresholds } from './colours.js';
import type { DataLink, FieldDefaults, Override } from './schema.js';

export interface Shown {
    /** A Grafana unit id, or `suffix: NTU` for a unit that Grafana has none for; `none` for plain numbers. */
    unit?: string;
    decimals?: number;
    min?: number;
    max?: number;
    thresholds?: Thresholds;
    mappings?: In<Mapping[]>;
    links?: readonly In<DataLink>[];
    noValue?: Text;
    displayName?: Text;
    /** One colour for all; without it by thresholds, or by series. */
    colour?: string;
}

/** What is absent here is absent in the JSON. */
export function defaultsIn<Custom>(
    language: Language,
    shown: Shown,
    custom: FieldDefaults<Custom>['custom'],
    colour: 'thresholds' | 'palette-classic',
): FieldDefaults<Custom> {
    return {
        color: shown.colour === undefined ? { mode: colour } : { mode: 'fixed', fixedColor: shown.colour },
        unit: shown.unit,
        decimals: shown.decimals,
        min: shown.min,
        max: shown.max,
        displayName: shown.displayName && textIn(language, shown.displayName),
        noValue: shown.noValue && textIn(language, shown.noValue),
        mappings: shown.mappings?.(language),
        thresholds: shown.thresholds ?? { mode: 'absolute', steps: [{ color: 'green', value: null }] },
        links: shown.links?.map(link => link(language)),
        custom,
    };
}

/** The same for the fields that a matcher finds. */
export function overrideIn<Custom>(
    language: Language,
    matcher: Override['matcher'],
    shown: Shown,
    custom: FieldDefaults<Custom>['custom'] = {},
): Override {
    const properties: Override['properties'] = [];
    const set = (id: string, value: unknown) => value !== undefined && properties.push({ id, value });
    set('displayName', shown.displayName && textIn(language, shown.displayName));
    set('unit', shown.unit);
    set('decimals', shown.decimals);
    set('min', shown.min);
    set('max', shown.max);
    set('noValue', shown.noValue && textIn(language, shown.noValue));
    set('color', shown.colour && { mode: 'fixed', fixedColor: shown.colour });
    set('thresholds', shown.thresholds);
    set('mappings', shown.mappings?.(language));
    set('links', shown.links?.map(link => link(language)));
    for (const [id, value] of Object.entries<unknown>(custom)) {
        set(`custom.${id}`, value);
    }
    return { matcher, properties };
}

/** How single fields are shown, by their name in the result. */
export type Fields = Readonly<Record<string, Shown>> | In<Readonly<Record<string, Shown>>>;

export function fieldsIn(language: Language, fields: Fields = {}): Override[] {
    const byName = typeof fields === 'function' ? fields(language) : fields;
    return Object.entries(byName).map(([name, shown]) => overrideIn(language, { id: 'byName', options: name }, shown));
}
