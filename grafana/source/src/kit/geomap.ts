import { type Fields, type Shown, defaultsIn, fieldsIn } from './field.js';
import { type In, type Language, textIn } from './language.js';
import { type Panel, type WithData, dataIn, placed } from './panel.js';
import type { GeomapPanel, MapLayer } from './schema.js';

export interface GeoMap extends WithData, Shown {
    /** The column that colours the markers by the thresholds. */
    colourBy: string;
    /** The column that tells how large a marker is, if not all are alike. */
    sizeBy?: string;
    layer: In<string>;
    /** How single columns are shown beside a marker, by their name in the result. */
    fields?: Fields;
}

/**
 * Markers at `latitude` and `longitude` (WGS-84), on the base map that Grafana's configuration names: no address of a
 * map service stands in a dashboard, for in closed networks it is another one, or none.
 */
export function geomap(panel: GeoMap): Panel {
    return placed(panel, 12, 14, language => geomapIn(language, panel));
}

function geomapIn(language: Language, panel: GeoMap): GeomapPanel {
    return {
        type: 'geomap',
        ...dataIn(language, panel),
        fieldConfig: {
            defaults: defaultsIn<Record<never, never>>(language, panel, undefined, 'thresholds'),
            overrides: fieldsIn(language, panel.fields),
        },
        options: {
            basemap: { type: 'default', name: 'Layer 0', config: {} },
            layers: [markers(textIn(language, panel.layer), panel.colourBy, panel.sizeBy)],
            view: { id: 'fit', allLayers: true, padding: 10, maxZoom: 14, lat: 24.8, lon: 113.6, zoom: 8 },
            controls: { showZoom: true, mouseWheelZoom: true, showAttribution: true, showScale: true, showDebug: false },
            tooltip: { mode: 'details' },
        },
    };
}

function markers(name: string, colourBy: string, sizeBy: string | undefined): MapLayer {
    return {
        type: 'markers',
        name,
        tooltip: true,
        location: { mode: 'coords', latitude: 'latitude', longitude: 'longitude' },
        config: {
            showLegend: false,
            style: {
                color: { field: colourBy, fixed: 'green' },
                size: { field: sizeBy, fixed: 7, min: 5, max: 18 },
                opacity: 0.75,
                rotation: { fixed: 0, min: -360, max: 360, mode: 'mod' },
                symbol: { fixed: 'img/icons/marker/circle.svg', mode: 'fixed' },
                symbolAlign: { horizontal: 'center', vertical: 'center' },
                textConfig: { fontSize: 12, offsetX: 0, offsetY: 0, textAlign: 'center', textBaseline: 'middle' },
            },
        },
    };
}
