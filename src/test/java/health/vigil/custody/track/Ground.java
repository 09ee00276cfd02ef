package health.vigil.custody.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * A piece of land at 24° N in metres east and north of its hospital, laid out by the ellipsoid's radii of curvature and
 * not by the projection under test. A plant lies 20 km to the east; a set route leads there.
 */
final class Ground {
    static final LatLon HOSPITAL = at(0, 0);
    static final LatLon PLANT = at(20_000, 0);

    private static final double A = 6_378_137;
    private static final double E2 = 0.00669437999014;

    private Ground() {}

    static LatLon at(double east, double north) {
        var sin = Math.sin(Math.toRadians(24));
        var w = 1 - E2 * sin * sin;
        var meridian = A * (1 - E2) / (w * Math.sqrt(w));
        var parallel = A / Math.sqrt(w) * Math.sqrt(1 - sin * sin);
        return new LatLon(24 + Math.toDegrees(north / meridian), 113.6 + Math.toDegrees(east / parallel));
    }

    static Terrain terrain() {
        return new Terrain(geofences(), List.of());
    }

    static Terrain terrainWithRoute() {
        return new Terrain(geofences(), List.of(route(null, Set.of())));
    }

    static Corridor route(@Nullable Double metres, Set<String> vehicles) {
        return new Corridor(line(HOSPITAL, PLANT), metres, vehicles);
    }

    static double distance(Corridor corridor, LatLon place) {
        return corridor.distance(Mercator.of(place), Mercator.scale(place.lat()));
    }

    static LineString line(LatLon... places) {
        var coordinates = new ArrayList<Coordinate>();
        for (var place : places) {
            coordinates.add(new Coordinate(place.lon(), place.lat()));
        }
        return new GeometryFactory().createLineString(coordinates.toArray(Coordinate[]::new));
    }

    static List<Geofence> geofences() {
        return List.of(
                Geofence.around(HOSPITAL, 200, "hospital", "韶关市第一人民医院", Geofence.Kind.SITE),
                Geofence.around(PLANT, 200, "plant", "医疗废物处置中心", Geofence.Kind.PLANT));
    }
}
