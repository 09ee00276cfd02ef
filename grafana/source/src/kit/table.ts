import type { TableFieldOptions } from '@grafana/schema';
import { type In, type Language, textIn } from './language.js';
import { type Shown, defaultsIn, overrideIn } from './field.js';
import { type Panel, type WithData, dataIn, placed } from './panel.js';
import type { FieldDefaults, Override, TablePanel } from './schema.js';

export interface Column extends Shown {
    /** Its name in the result of the query. */
    field: string;
    heading?: In<string>;
    width?: number;
    /** Needed for links or order only. */
    hidden?: boolean;
    /** Coloured by its mappings or thresholds. */
    coloured?: 'text' | 'background';
    /** A bar in the cell, between min and max. */
    gauge?: boolean;
}

/** A column of a table: the field of the result, its heading, how it is shown. */
export function column(field: string, heading: In<string>, shown: Omit<Column, 'field' | 'heading'> = {}): Column {
    return { field, heading, ...shown };
}

/** A field that links need and nobody reads. */
export function hidden(field: string): Column {
    return { field, hidden: true };
}

/** A time, as local date and time to the second. */
export function timeColumn(field: string, heading: In<string>, shown: Omit<Column, 'field' | 'heading'> = {}): Column {
    return { field, heading, unit: 'time:YYYY-MM-DD HH:mm:ss', width: 170, ...shown };
}

export interface Table extends WithData, Shown {
    columns: readonly Column[];
    /** Headings above which readers may filter. */
    filterable?: boolean;
    sortBy?: { heading: In<string>; desc: boolean };
}

/** Rows, each column as it is declared; what is not declared is shown as it comes. */
export function table(panel: Table): Panel {
    return placed(panel, 24, 9, language => tableIn(language, panel));
}

function tableIn(language: Language, panel: Table): TablePanel {
    return {
        type: 'table',
        ...dataIn(language, panel),
        fieldConfig: {
            defaults: defaultsIn<TableFieldOptions>(
                language,
                { noValue: '—', ...panel },
                { align: 'auto', cellOptions: { type: 'auto' }, inspect: false, filterable: panel.filterable ?? false },
                'thresholds',
            ),
            overrides: panel.columns.map(each => columnIn(language, each)),
        },
        options: {
            showHeader: true,
            frameIndex: 0,
            cellHeight: 'sm',
            sortBy:
                panel.sortBy === undefined
                    ? []
                    : [{ displayName: textIn(language, panel.sortBy.heading), desc: panel.sortBy.desc }],
        },
    };
}

function columnIn(language: Language, column: Column): Override {
    const override = overrideIn<TableFieldOptions>(
        language,
        { id: 'byName', options: column.field },
        { ...column, displayName: column.heading },
        { width: column.width, cellOptions: cellOf(column) },
    );
    // Grafana before 12.2 knows only `custom.hidden`; the schema only `custom.hideFrom`. Both know the latter from 12.2 on.
    return column.hidden
        ? {
              ...override,
              properties: [
                  ...override.properties,
                  { id: 'custom.hidden', value: true },
                  { id: 'custom.hideFrom', value: { legend: true, tooltip: true, viz: true } },
              ],
          }
        : override;
}

type Cell = NonNullable<FieldDefaults<TableFieldOptions>['custom']>['cellOptions'];

function cellOf(column: Column): Cell {
    if (column.gauge) {
        return { type: 'gauge', mode: 'basic', valueDisplayMode: 'text' };
    }
    switch (column.coloured) {
        case 'text':
            return { type: 'color-text' };
        case 'background':
            return { type: 'color-background', mode: 'basic' };
        case undefined:
            return undefined;
    }
}
