package health.vigil.custody.track;

import java.time.Instant;
import java.util.Comparator;

/**
 * A position of a vehicle (定位点).
 *
 * @param trip as the vehicle named it with the position; empty where it did not
 */
public record Fix(Instant at, LatLon place, String trip) implements Comparable<Fix> {
    private static final Comparator<Fix> ORDER =
            Comparator.comparing(Fix::at).thenComparing(Fix::place).thenComparing(Fix::trip);

    @Override
    public int compareTo(Fix other) {
        return ORDER.compare(this, other);
    }
}
