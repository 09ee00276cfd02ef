package health.vigil.custody.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.custody.track.LatLon;
import health.vigil.custody.track.Projection;
import health.vigil.web.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Checks a geometry that somebody has drawn, and brings it to WGS-84. All that is wrong is told, each with its place. */
final class GeometryCheck {
    private static final int MOST_POSITIONS = 10_000;
    /** Smaller than a parking space, positions can't be told to be within; larger, it is no place to stop at. */
    private static final double LEAST_SQUARE_METRES = 100;

    private static final double MOST_SQUARE_METRES = 100e6;
    private static final double LEAST_METRES = 10;
    private static final double MOST_METRES = 1_000_000;
    private static final int LEAST_IN_RING = 4;

    private final List<Fault> faults;
    private final Datum datum;
    private int positions;

    GeometryCheck(Datum datum, List<Fault> faults) {
        this.datum = datum;
        this.faults = faults;
    }

    /** Empty where it can't be used; then there are faults. */
    Optional<ObjectNode> polygon(@Nullable JsonNode geometry) {
        var before = faults.size();
        if (!isOf("Polygon", geometry)) {
            return Optional.empty();
        }
        var coordinates = GeoJson.array();
        var rings = geometry.path("coordinates");
        if (!rings.isArray() || rings.isEmpty()) {
            return fault("geometry.coordinates", "has no ring: [[[lon, lat], [lon, lat], …]] is expected");
        }
        for (var i = 0; i < rings.size(); i++) {
            coordinates.add(GeoJson.positions(ring(rings.get(i), "geometry.coordinates[" + i + "]")));
        }
        if (faults.size() > before) {
            return Optional.empty();
        }
        var polygon = GeoJson.geometry("Polygon", coordinates);
        return shape(GeoJson.polygon(polygon)) ? Optional.of(polygon) : Optional.empty();
    }

    /** Empty where it can't be used; then there are faults. */
    Optional<ObjectNode> line(@Nullable JsonNode geometry) {
        var before = faults.size();
        if (!isOf("LineString", geometry)) {
            return Optional.empty();
        }
        var places = places(geometry.path("coordinates"), "geometry.coordinates");
        if (faults.size() > before) {
            return Optional.empty();
        }
        if (places.size() < 2) {
            return fault("geometry.coordinates", "has %d position; a line has two at least".formatted(places.size()));
        }
        var line = GeoJson.geometry("LineString", GeoJson.positions(places));
        var metres = Projection.metres(GeoJson.line(line));
        if (metres < LEAST_METRES || metres > MOST_METRES) {
            return fault(
                    "geometry",
                    "is %s long; a route has 10 m to 1000 km"
                            .formatted(
                                    metres < 1000 ? "%.0f m".formatted(metres) : "%.0f km".formatted(metres / 1000)));
        }
        return Optional.of(line);
    }

    private boolean isOf(String type, @Nullable JsonNode geometry) {
        if (geometry == null || !geometry.isObject()) {
            fault("geometry", "is missing; a GeoJSON geometry of type " + type + " is expected");
            return false;
        }
        if (!geometry.path("type").asText().equals(type)) {
            fault("geometry.type", "is '" + geometry.path("type").asText() + "'; " + type + " is expected");
            return false;
        }
        return true;
    }

    private List<LatLon> ring(JsonNode ring, String path) {
        var before = faults.size();
        var places = places(ring, path);
        if (faults.size() > before) {
            return places;
        }
        if (places.size() < LEAST_IN_RING) {
            fault(path, "has %d positions; a ring has four at least, the last like the first".formatted(places.size()));
        } else if (!places.get(0).equals(places.get(places.size() - 1))) {
            fault(path, "is not closed: the last position must be the first again");
        }
        return places;
    }

    private List<LatLon> places(JsonNode array, String path) {
        var places = new ArrayList<LatLon>();
        positions += array.size();
        if (!array.isArray() || positions > MOST_POSITIONS) {
            fault(
                    path,
                    array.isArray() ? "has more than 10000 positions; draw it simpler" : "is no array of positions");
            return places;
        }
        for (var i = 0; i < array.size(); i++) {
            place(array.get(i), path + "[" + i + "]").ifPresent(places::add);
        }
        return places;
    }

    private Optional<LatLon> place(JsonNode position, String path) {
        if (!position.isArray()
                || position.size() < 2
                || !position.get(0).isNumber()
                || !position.get(1).isNumber()) {
            return fault(path, "is no position: [longitude, latitude] in degrees is expected");
        }
        var lon = position.get(0).asDouble();
        var lat = position.get(1).asDouble();
        try {
            return Optional.of(datum.wgs84(new LatLon(lat, lon)));
        } catch (IllegalArgumentException e) {
            var swapped = Math.abs(lon) <= LatLon.NORTHERNMOST && Math.abs(lat) <= 180;
            return fault(path, e.getMessage() + (swapped ? "; GeoJSON has the longitude first" : ""));
        }
    }

    private boolean shape(Polygon polygon) {
        var wrong = new IsValidOp(polygon).getValidationError();
        if (wrong != null) {
            fault(
                    "geometry",
                    "is no area: %s near [%.6f, %.6f]"
                            .formatted(
                                    wrong.getMessage().toLowerCase(Locale.ROOT),
                                    wrong.getCoordinate().x,
                                    wrong.getCoordinate().y));
            return false;
        }
        var area = Projection.squareMetres(polygon);
        if (area < LEAST_SQUARE_METRES || area > MOST_SQUARE_METRES) {
            fault("geometry", "covers %.0f m²; a geofence has 100 m² to 100 km²".formatted(area));
            return false;
        }
        return true;
    }

    private <T> Optional<T> fault(String path, String reason) {
        faults.add(new Fault(path, reason));
        return Optional.empty();
    }
}
