import { type In, type Language, type Text, textIn } from './language.js';
import { COLOURS } from './colours.js';
import { type Fields, type Shown, defaultsIn, fieldsIn, overrideIn } from './field.js';
import { type Panel, type WithData, dataIn, placed } from './panel.js';
import { type Query, targetsIn } from './query.js';
import type { Override, TimeSeriesPanel } from './schema.js';
import type { GraphFieldConfig } from '@grafana/schema';

export interface TimeSeries extends WithData, Shown {
    /** Limits or targets: drawn dashed and stepped, named by their `metric`, without points. */
    limits?: Query;
    /** Two columns of the query, the lower first, with a band between them. */
    band?: readonly [lower: string, upper: string];
    /** Over how many milliseconds without values a line is drawn; devices report at different moments of a step. */
    spanNulls?: number;
    style?: 'line' | 'bars' | 'points';
    stacked?: boolean;
    logarithmic?: boolean;
    legend?: 'list' | 'table' | 'hidden';
    axisLabel?: In<string>;
    /** How single lines are shown, by their name in the result. */
    fields?: Fields;
}

/** Values over time. */
export function timeseries(panel: TimeSeries): Panel {
    return placed(panel, 12, 8, language => timeseriesIn(language, panel));
}

function timeseriesIn(language: Language, panel: TimeSeries): TimeSeriesPanel {
    const data = dataIn(language, panel);
    const limitTargets = panel.limits === undefined ? [] : targetsIn(language, [panel.limits]);
    const limitRef = 'L';
    const style = panel.style ?? 'line';
    const legend = panel.legend ?? 'list';
    return {
        type: 'timeseries',
        ...data,
        targets: [...data.targets, ...limitTargets.map(target => ({ ...target, refId: limitRef }))],
        fieldConfig: {
            defaults: defaultsIn<GraphFieldConfig>(
                language,
                panel,
                {
                    drawStyle: style,
                    lineInterpolation: 'linear',
                    lineWidth: 1,
                    fillOpacity: style === 'bars' ? 80 : 0,
                    showPoints: 'auto',
                    pointSize: 4,
                    spanNulls: panel.spanNulls ?? 900_000,
                    axisLabel: panel.axisLabel?.(language),
                    scaleDistribution: panel.logarithmic ? { type: 'log', log: 10 } : { type: 'linear' },
                    stacking: { mode: panel.stacked ? 'normal' : 'none', group: 'A' },
                },
                'palette-classic',
            ),
            overrides: [
                ...(panel.limits === undefined ? [] : [dashed(language, limitRef)]),
                ...bandIn(language, panel.band),
                ...fieldsIn(language, panel.fields),
            ],
        },
        options: {
            legend: {
                displayMode: legend === 'table' ? 'table' : 'list',
                placement: 'bottom',
                showLegend: legend !== 'hidden',
                calcs: legend === 'table' ? ['min', 'mean', 'max', 'lastNotNull'] : [],
            },
            tooltip: { mode: 'multi', sort: 'desc' },
        },
    };
}

/** Limits are known at few moments only, so they are drawn over whatever lies between. */
function dashed(language: Language, refId: string): Override {
    return overrideIn<GraphFieldConfig>(
        language,
        { id: 'byFrameRefID', options: refId },
        { colour: COLOURS.limit },
        {
            drawStyle: 'line',
            lineInterpolation: 'stepAfter',
            lineStyle: { fill: 'dash', dash: [10, 6] },
            lineWidth: 2,
            fillOpacity: 0,
            showPoints: 'never',
            spanNulls: true,
            stacking: { mode: 'none', group: 'limits' },
        },
    );
}

function bandIn(language: Language, band: readonly [string, string] | undefined): Override[] {
    if (band === undefined) {
        return [];
    }
    const [lower, upper] = band;
    const edge = { lineWidth: 0, showPoints: 'never', hideFrom: { legend: true, tooltip: false, viz: false } } as const;
    return [
        overrideIn<GraphFieldConfig>(language, { id: 'byName', options: lower }, {}, edge),
        overrideIn<GraphFieldConfig>(
            language,
            { id: 'byName', options: upper },
            {},
            { ...edge, fillBelowTo: lower, fillOpacity: 15 },
        ),
    ];
}

/** SQL for a level that holds over the whole time range, as `limits`: a target, or a bound of a guideline. */
export function level(...levels: readonly (readonly [name: Text, value: number])[]): In<string> {
    return language =>
        `SELECT t.time, l.metric, l.value
FROM (VALUES ($__timeFrom()::timestamptz), ($__timeTo()::timestamptz)) AS t(time)
CROSS JOIN (VALUES ${levels.map(([name, value]) => `('${textIn(language, name)}', ${value}::float8)`).join(', ')}) AS l(metric, value)
ORDER BY 1, 2`;
}
