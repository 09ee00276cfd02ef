package health.vigil.custody.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.custody.track.LatLon;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Geometries of GeoJSON (RFC 7946): longitude first, WGS-84. What is read here was checked when it was written. */
final class GeoJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private GeoJson() {}

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored GeoJSON can't be read: " + e.getMessage(), e);
        }
    }

    static Polygon polygon(JsonNode geometry) {
        var rings = new ArrayList<LinearRing>();
        geometry.path("coordinates").forEach(ring -> rings.add(GEOMETRIES.createLinearRing(coordinates(ring))));
        return GEOMETRIES.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    static LineString line(JsonNode geometry) {
        return GEOMETRIES.createLineString(coordinates(geometry.path("coordinates")));
    }

    static ObjectNode point(LatLon place) {
        return geometry("Point", position(place));
    }

    /** A point where there is one place only, for a line needs two. */
    static ObjectNode line(List<LatLon> places) {
        return places.size() == 1 ? point(places.get(0)) : geometry("LineString", positions(places));
    }

    /** Several lines; those with one place only are left out, for they have no length. */
    static ObjectNode lines(List<List<LatLon>> lines) {
        var coordinates = NODES.arrayNode();
        lines.stream().filter(line -> line.size() > 1).map(GeoJson::positions).forEach(coordinates::add);
        return geometry("MultiLineString", coordinates);
    }

    static ObjectNode feature(ObjectNode geometry, ObjectNode properties) {
        var feature = NODES.objectNode();
        feature.put("type", "Feature");
        feature.set("geometry", geometry);
        feature.set("properties", properties);
        return feature;
    }

    static ObjectNode collection(List<ObjectNode> features) {
        var collection = NODES.objectNode();
        collection.put("type", "FeatureCollection");
        collection.putArray("features").addAll(features);
        return collection;
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static ObjectNode geometry(String type, ArrayNode coordinates) {
        var geometry = NODES.objectNode();
        geometry.put("type", type);
        geometry.set("coordinates", coordinates);
        return geometry;
    }

    static ArrayNode positions(List<LatLon> places) {
        var positions = NODES.arrayNode();
        places.stream().map(GeoJson::position).forEach(positions::add);
        return positions;
    }

    private static ArrayNode position(LatLon place) {
        return NODES.arrayNode().add(place.lon()).add(place.lat());
    }

    private static Coordinate[] coordinates(JsonNode positions) {
        var coordinates = new ArrayList<Coordinate>();
        positions.forEach(position -> coordinates.add(
                new Coordinate(position.get(0).asDouble(), position.get(1).asDouble())));
        return coordinates.toArray(Coordinate[]::new);
    }
}
