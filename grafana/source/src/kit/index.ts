/** The kit that dashboards are written with. */
export * from './annotations.js';
export * from './barchart.js';
export * from './colours.js';
export * from './dashboard.js';
export * from './geomap.js';
export * from './language.js';
export * from './links.js';
export type { Panel } from './panel.js';
export * from './query.js';
export * from './stat.js';
export * from './state-timeline.js';
export * from './table.js';
export * from './text.js';
export * from './timeseries.js';
export * from './variables.js';
