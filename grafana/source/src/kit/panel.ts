/** What all panels have, whatever they draw. */
import { type In, type Language, textIn } from './language.js';
import { MIXED, PROMETHEUS, type Query, VIGIL, targetsIn } from './query.js';
import type { DataLink, DataPanel, Target } from './schema.js';

/** A panel that has no place yet: its size in Grafana's grid (24 columns; a row is 30 px high), and how it is made. */
export interface Panel {
    width: number;
    height: number;
    in: In<DataPanel>;
}

export interface About {
    title: In<string>;
    /** What it answers, and what counts in it: readers see it behind the (i). */
    description: In<string>;
    width?: number;
    height?: number;
    links?: readonly In<DataLink>[];
    /** Once for each value that is chosen in a variable, side by side. */
    repeat?: { variable: string; perRow: 2 | 3 | 4 };
}

export interface WithData extends About {
    query: Query | readonly Query[];
    /** The smallest step, for instance `1m`. */
    interval?: string;
    /** A time range of its own, for instance `30d`, whatever readers choose. */
    timeFrom?: string;
    transformations?: { id: string; options: unknown }[];
}

type Common = Pick<
    DataPanel,
    'title' | 'description' | 'links' | 'repeat' | 'repeatDirection' | 'maxPerRow' | 'interval' | 'timeFrom' | 'transformations' | 'targets' | 'datasource'
>;

export function aboutIn(language: Language, about: About): Common {
    return {
        title: textIn(language, about.title),
        description: textIn(language, about.description),
        links: about.links?.map(link => link(language)),
        repeat: about.repeat?.variable,
        repeatDirection: about.repeat && 'h',
        maxPerRow: about.repeat?.perRow,
    };
}

export function dataIn(language: Language, panel: WithData): Common & { targets: Target[] } {
    const targets = targetsIn(language, [panel.query].flat());
    return {
        ...aboutIn(language, panel),
        datasource: sourceOf(targets),
        targets,
        interval: panel.interval,
        timeFrom: panel.timeFrom,
        transformations: panel.transformations,
    };
}

function sourceOf(targets: readonly Target[]): { type: string; uid: string } {
    const types = new Set(targets.map(target => target.datasource.type));
    if (types.size > 1) {
        return MIXED;
    }
    return types.has('prometheus') ? PROMETHEUS : VIGIL;
}

export function placed(about: About, width: number, height: number, make: In<DataPanel>): Panel {
    return { width: about.width ?? width, height: about.height ?? height, in: make };
}
