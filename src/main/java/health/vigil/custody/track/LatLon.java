package health.vigil.custody.track;

import java.util.Comparator;

/**
 * A place on the earth, WGS-84.
 *
 * @param lat degrees north, -85 to 85: nobody drives nearer to a pole, and maps end there
 * @param lon degrees east, -180 to 180
 */
public record LatLon(double lat, double lon) implements Comparable<LatLon> {
    /** Latitudes beyond are not on the map. */
    public static final double NORTHERNMOST = 85;

    private static final Comparator<LatLon> ORDER =
            Comparator.comparingDouble(LatLon::lat).thenComparingDouble(LatLon::lon);

    public LatLon {
        if (!(Math.abs(lat) <= NORTHERNMOST)) {
            throw new IllegalArgumentException("lat: " + lat + " is not within -85..85 degrees");
        }
        if (!(Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("lon: " + lon + " is not within -180..180 degrees");
        }
    }

    /** Right within 1 % up to some hundred kilometres. */
    public double metresTo(LatLon other) {
        return Mercator.of(this).distance(Mercator.of(other)) / Mercator.scale((lat + other.lat) / 2);
    }

    @Override
    public int compareTo(LatLon other) {
        return ORDER.compare(this, other);
    }
}
