package health.vigil.custody.track;

import org.locationtech.jts.geom.Coordinate;

/**
 * The ellipsoidal Mercator projection. It is conformal: around any place the map is true but for one factor, so that
 * geometries are projected once and distances near a place are divided by that place's factor. Over 10 km at 24° N the
 * factor changes by less than 0.1 %.
 */
final class Mercator {
    /** Semi-major axis and flattening of WGS-84. */
    private static final double A = 6_378_137;

    private static final double F = 1 / 298.257223563;
    private static final double E = Math.sqrt(F * (2 - F));

    private Mercator() {}

    static Coordinate of(LatLon place) {
        var sin = Math.sin(Math.toRadians(place.lat()));
        return new Coordinate(A * Math.toRadians(place.lon()), A * (atanh(sin) - E * atanh(E * sin)));
    }

    /** Metres on the map for a metre on the ground. */
    static double scale(double lat) {
        var sin = Math.sin(Math.toRadians(lat));
        return Math.sqrt(1 - E * E * sin * sin) / Math.cos(Math.toRadians(lat));
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }
}
