import { type Shown, defaultsIn } from './field.js';
import { type In, type Language, both, lines } from './language.js';
import { type Panel, type WithData, dataIn, placed } from './panel.js';
import { type Query, labelled, rows, selected } from './query.js';
import { COLOURS, words } from './colours.js';
import type { StateTimelinePanel } from './schema.js';

/**
 * States over time, a lane for each. The query gives rows of `time`, `metric` (the lane) and `value` (a number, which the
 * mappings put into words): a state holds until the next row of its lane.
 */
export function stateTimeline(panel: WithData & Shown): Panel {
    return placed(panel, 24, 6, language => timelineIn(language, panel));
}

function timelineIn(language: Language, panel: WithData & Shown): StateTimelinePanel {
    return {
        type: 'state-timeline',
        ...dataIn(language, panel),
        // A frame for each lane: in one wide frame a change of one lane would be a gap in the others. Newer versions of
        // Grafana call the format multi, and know the name that older ones have.
        transformations: [{ id: 'prepareTimeSeries', options: { format: 'many' } }],
        fieldConfig: {
            defaults: defaultsIn<{ fillOpacity: number; lineWidth: number; spanNulls: boolean }>(
                language,
                { displayName: '${__field.labels.metric}', ...panel },
                { fillOpacity: 75, lineWidth: 0, spanNulls: true },
                'thresholds',
            ),
            overrides: [],
        },
        options: {
            mergeValues: true,
            showValue: 'auto',
            alignValue: 'left',
            rowHeight: 0.85,
            legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
            tooltip: { mode: 'single', sort: 'none' },
        },
    };
}

export type Kind = 'door' | 'power' | 'beam' | 'maintenance';

const LANES: Readonly<Record<Kind, In<string>>> = {
    door: both('门', 'Door'),
    power: both('市电', 'Power'),
    beam: both('出束', 'Beam'),
    maintenance: both('维护', 'Maintenance'),
};

/** The states of the chosen devices, or of those of an array in SQL; a lane for each device, or for each kind if `lane` says so. */
export function states(
    kinds: readonly Kind[],
    lane: 'device' | 'kind' = 'device',
    devices: string = selected('device'),
): Query {
    return rows(
        language =>
            kinds
                .map(kind => {
                    const kindName = `'${LANES[kind](language)}'`;
                    const metric =
                        lane === 'kind' ? kindName : kinds.length === 1 ? 'd.label' : `d.label || ' · ' || ${kindName}`;
                    return lines`
                        SELECT s.time, ${metric} AS metric, CASE s.state ${codes(kind)} END AS value
                        FROM state_span(${devices}, '${kind}', $__timeFrom()::timestamptz, $__timeTo()::timestamptz) s
                        JOIN ${labelled(devices)} d USING (device)`(language);
                })
                .join('\nUNION ALL\n') + '\nORDER BY 1, 2',
    );
}

const CODES: Readonly<Record<Kind, Readonly<Record<string, number>>>> = {
    door: { closed: 0, open: 1 },
    power: { on: 2, lost: 3 },
    beam: { off: 4, on: 5 },
    maintenance: { off: 6, on: 7 },
};

function codes(kind: Kind): string {
    return Object.entries(CODES[kind])
        .map(([state, code]) => `WHEN '${state}' THEN ${code}`)
        .join(' ');
}

/** The words for what states() gives. */
export const STATES = words(
    [0, both('关', 'Closed'), COLOURS.good],
    [1, both('开', 'Open'), COLOURS.high],
    [2, both('有电', 'On'), COLOURS.good],
    [3, both('断电', 'Lost'), COLOURS.urgent],
    [4, both('停束', 'Off'), COLOURS.neutral],
    [5, both('出束', 'On'), COLOURS.missing],
    [6, both('运行', 'In operation'), COLOURS.good],
    [7, both('维护中', 'In maintenance'), COLOURS.maintenance],
);
