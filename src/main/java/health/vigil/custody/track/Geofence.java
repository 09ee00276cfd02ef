package health.vigil.custody.track;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** An area (电子围栏) in which a vehicle may stop and open its box. Its border belongs to it. */
public final class Geofence {
    private final String id;
    private final String name;
    private final Kind kind;
    private final Polygon map;
    private final IndexedPointInAreaLocator locator;

    /** What is done there. */
    public enum Kind {
        /** Waste is collected there. */
        SITE,
        /** Waste is treated there. */
        PLANT,
        /** Stopping is allowed there: a garage, a filling station, a lay-by. */
        ALLOWED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(text))
                    .findFirst();
        }
    }

    private Geofence(String id, String name, Kind kind, Polygon map) {
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.map = map;
        this.locator = new IndexedPointInAreaLocator(map);
    }

    /** @param area longitude, latitude in degrees */
    public static Geofence of(String id, String name, Kind kind, Polygon area) {
        return new Geofence(id, name, kind, Projection.of(area));
    }

    /** A circle, as it stands for a site of which only the coordinates are known. */
    public static Geofence around(LatLon centre, double metres, String id, String name, Kind kind) {
        return new Geofence(id, name, kind, Projection.circle(centre, metres));
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public boolean contains(LatLon place) {
        return contains(Mercator.of(place));
    }

    boolean contains(Coordinate onMap) {
        return locator.locate(onMap) != Location.EXTERIOR;
    }

    Envelope envelope() {
        return map.getEnvelopeInternal();
    }

    double area() {
        return map.getArea();
    }
}
