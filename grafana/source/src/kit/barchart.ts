import type { GraphFieldConfig } from '@grafana/schema';
import { type Fields, type Shown, defaultsIn, fieldsIn } from './field.js';
import type { Language } from './language.js';
import { type Panel, type WithData, dataIn, placed } from './panel.js';
import type { BarChartPanel } from './schema.js';

export interface BarChart extends WithData, Shown {
    /** The column that names the bars: a text, or a time. */
    x: string;
    stacked?: boolean;
    horizontal?: boolean;
    showValue?: boolean;
    legend?: boolean;
    /** How single columns are shown, by their name in the result. */
    fields?: Fields;
}

/** Bars from rows: one column names them, each numeric column is a bar. */
export function barchart(panel: BarChart): Panel {
    return placed(panel, 12, 8, language => barchartIn(language, panel));
}

function barchartIn(language: Language, panel: BarChart): BarChartPanel {
    return {
        type: 'barchart',
        ...dataIn(language, panel),
        fieldConfig: {
            defaults: defaultsIn<GraphFieldConfig>(
                language,
                panel,
                { lineWidth: 1, fillOpacity: 80, gradientMode: 'none', axisPlacement: 'auto' },
                'palette-classic',
            ),
            overrides: fieldsIn(language, panel.fields),
        },
        options: {
            xField: panel.x,
            orientation: panel.horizontal ? 'horizontal' : 'auto',
            stacking: panel.stacked ? 'normal' : 'none',
            showValue: panel.showValue ? 'always' : 'auto',
            barWidth: 0.9,
            groupWidth: 0.7,
            barRadius: 0,
            fullHighlight: false,
            xTickLabelRotation: 0,
            xTickLabelMaxLength: 24,
            xTickLabelSpacing: 100,
            legend: { displayMode: 'list', placement: 'bottom', showLegend: panel.legend ?? true, calcs: [] },
            tooltip: { mode: 'multi', sort: 'none' },
        },
    };
}
