/**
 * Grafana's own types, as they stand in JSON: an enumeration of strings is there the string itself.
 *
 * Panels are a union by their type, so the options of each are checked, and an option that Grafana doesn't know
 * is an error.
 */
import type {
    AnnotationQuery,
    Dashboard,
    DataQuery,
    FieldConfig,
    MapLayerOptions,
    Panel,
    RowPanel,
    VariableModel,
} from '@grafana/schema';
import type * as barchart from '@grafana/schema/dist/esm/raw/composable/barchart/panelcfg/x/BarChartPanelCfg_types.gen';
import type * as bargauge from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type * as geomap from '@grafana/schema/dist/esm/raw/composable/geomap/panelcfg/x/GeomapPanelCfg_types.gen';
import type * as piechart from '@grafana/schema/dist/esm/raw/composable/piechart/panelcfg/x/PieChartPanelCfg_types.gen';
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as timeline from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as text from '@grafana/schema/dist/esm/raw/composable/text/panelcfg/x/TextPanelCfg_types.gen';
import type * as timeseries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/** What stands in JSON for a T. */
export type Plain<T> = unknown extends T
    ? T
    : T extends string
      ? `${T}`
      : T extends number | boolean | null | undefined
        ? T
        : T extends readonly (infer U)[]
          ? Plain<U>[]
          : { [K in keyof T]: Plain<T[K]> };

/** A query of Grafana's PostgreSQL source; @grafana/schema leaves queries to the plug-ins. */
export interface SqlTarget {
    refId: string;
    datasource: { type: 'postgres'; uid: string };
    format: 'time_series' | 'table';
    rawQuery: true;
    editorMode: 'code';
    rawSql: string;
    hide?: boolean;
}

/** A query of Grafana's Prometheus source. */
export interface PrometheusTarget {
    refId: string;
    datasource: { type: 'prometheus'; uid: string };
    editorMode: 'code';
    expr: string;
    legendFormat: string;
    format: 'time_series' | 'table';
    range: boolean;
    instant: boolean;
}

export type Target = SqlTarget | PrometheusTarget;

export interface DataLink {
    title: string;
    url: string;
    targetBlank: boolean;
}

export type FieldDefaults<Custom> = Plain<Omit<FieldConfig, 'custom' | 'links'>> & {
    links?: DataLink[];
    custom?: Partial<Plain<Custom>>;
};

export interface Override {
    matcher: { id: 'byName' | 'byFrameRefID' | 'byRegexp' | 'byType'; options: string };
    properties: { id: string; value?: unknown }[];
}

type PanelOf<Type extends string, Options, Custom = Record<never, never>> = Plain<
    Omit<Panel, 'type' | 'options' | 'fieldConfig' | 'targets' | 'links'>
> & {
    type: Type;
    options: Plain<Options>;
    fieldConfig?: { defaults: FieldDefaults<Custom>; overrides: Override[] };
    targets?: Target[];
    links?: DataLink[];
};

/** Connecting over gaps is an option of the panel that the generated type has left out. */
type TimelineCustom = timeline.FieldConfig & { spanNulls?: boolean | number };

export type TimeSeriesPanel = PanelOf<'timeseries', timeseries.Options, timeseries.FieldConfig>;
export type StatPanel = PanelOf<'stat', stat.Options>;
export type TablePanel = PanelOf<'table', table.Options, table.FieldConfig>;
export type StateTimelinePanel = PanelOf<'state-timeline', timeline.Options, TimelineCustom>;
export type GeomapPanel = PanelOf<'geomap', geomap.Options>;
export type BarGaugePanel = PanelOf<'bargauge', bargauge.Options>;
export type BarChartPanel = PanelOf<'barchart', barchart.Options, barchart.FieldConfig>;
export type PieChartPanel = PanelOf<'piechart', piechart.Options, piechart.FieldConfig>;
export type TextPanel = PanelOf<'text', text.Options>;

export type DataPanel =
    | TimeSeriesPanel
    | StatPanel
    | TablePanel
    | StateTimelinePanel
    | GeomapPanel
    | BarGaugePanel
    | BarChartPanel
    | PieChartPanel
    | TextPanel;

export type Row = Plain<Omit<RowPanel, 'panels'>> & { panels: DataPanel[] };
export type AnyPanel = DataPanel | Row;
export type MapLayer = Plain<MapLayerOptions>;
export type Variable = Plain<VariableModel>;
export type Annotation = Plain<Omit<AnnotationQuery, 'target'>> & { target?: SqlTarget & DataQuery };

/** A dashboard in Grafana's classic model, schema version 42. */
export type ClassicDashboard = Plain<Omit<Dashboard, 'panels' | 'annotations' | 'templating'>> & {
    panels: AnyPanel[];
    annotations: { list: Annotation[] };
    templating: { list: Variable[] };
};

export const SCHEMA_VERSION = 42;
