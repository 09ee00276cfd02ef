import { type Fields, type Shown, defaultsIn, fieldsIn } from './field.js';
import type { Language } from './language.js';
import { type Panel, type WithData, dataIn, placed } from './panel.js';
import type { BarGaugePanel, PieChartPanel, StatPanel } from './schema.js';

/** How rows become figures: each numeric column one (of a single row), or each row one. */
interface Figures extends WithData, Shown {
    /** Each row is a figure of its own, named by its first text column. */
    eachRow?: boolean;
    /** How single columns are shown, by their name in the result. */
    fields?: Fields;
}

export interface Stat extends Figures {
    /** What is shown is a column that isn't a number. */
    textField?: string;
    coloured?: 'value' | 'background' | 'none';
    sparkline?: boolean;
    /** Each figure has its name beside it, as those of rows and of several columns have. */
    named?: boolean;
}

/** One figure, or a few side by side. */
export function stat(panel: Stat): Panel {
    return placed(panel, 4, 4, language => statIn(language, panel));
}

function statIn(language: Language, panel: Stat): StatPanel {
    return {
        type: 'stat',
        ...dataIn(language, panel),
        fieldConfig: fieldConfigIn(language, panel),
        options: {
            colorMode: panel.coloured ?? 'value',
            graphMode: panel.sparkline ? 'area' : 'none',
            justifyMode: 'auto',
            textMode: panel.named || panel.eachRow || panel.fields !== undefined ? 'value_and_name' : 'value',
            orientation: 'auto',
            reduceOptions: {
                calcs: ['lastNotNull'],
                fields: panel.textField === undefined ? '' : `/^${panel.textField}$/`,
                values: panel.eachRow ?? false,
            },
            // Grafana 9 and 10.0 don't know these three and leave them aside.
            wideLayout: true,
            showPercentChange: false,
            percentChangeColorMode: 'standard',
        },
    };
}

export interface BarGauge extends Figures {
    vertical?: boolean;
}

/** Figures as bars beside each other, for comparing few. */
export function bargauge(panel: BarGauge): Panel {
    return placed(panel, 8, 8, language => bargaugeIn(language, panel));
}

function bargaugeIn(language: Language, panel: BarGauge): BarGaugePanel {
    return {
        type: 'bargauge',
        ...dataIn(language, panel),
        fieldConfig: fieldConfigIn(language, panel),
        options: {
            displayMode: 'basic',
            orientation: panel.vertical ? 'vertical' : 'horizontal',
            reduceOptions: { calcs: ['lastNotNull'], fields: '', values: panel.eachRow ?? true },
            showUnfilled: true,
            valueMode: 'color',
            namePlacement: 'auto',
            minVizWidth: 8,
            minVizHeight: 16,
            // Grafana 9 and 10 don't know what follows and leave it aside.
            maxVizHeight: 300,
            sizing: 'auto',
            legend: { displayMode: 'list', placement: 'bottom', showLegend: false, calcs: [] },
        },
    };
}

/** Shares of a whole. */
export function piechart(panel: Figures): Panel {
    return placed(panel, 6, 8, language => piechartIn(language, panel));
}

function piechartIn(language: Language, panel: Figures): PieChartPanel {
    return {
        type: 'piechart',
        ...dataIn(language, panel),
        fieldConfig: {
            ...fieldConfigIn(language, panel),
            defaults: defaultsIn(language, panel, undefined, 'palette-classic'),
        },
        options: {
            pieType: 'donut',
            displayLabels: ['name', 'percent'],
            reduceOptions: { calcs: ['lastNotNull'], fields: '', values: panel.eachRow ?? true },
            legend: { displayMode: 'list', placement: 'bottom', showLegend: false, calcs: [], values: [] },
            tooltip: { mode: 'single', sort: 'none' },
            sort: 'desc',
            orientation: 'auto',
        },
    };
}

function fieldConfigIn(language: Language, panel: Figures) {
    return {
        defaults: defaultsIn<Record<never, never>>(language, panel, undefined, 'thresholds'),
        overrides: fieldsIn(language, panel.fields),
    };
}
