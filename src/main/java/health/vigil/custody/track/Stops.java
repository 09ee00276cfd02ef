package health.vigil.custody.track;

import health.vigil.rules.ProcessCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops outside every geofence.
 *
 * <p>A vehicle is standing at a fix when it and all fixes before it, back over more than the time allowed, are outside and
 * within the radius of it. So whether it stands depends on a bounded past only, not on where the track was cut. Silence in
 * between does not end a stop: before and after, it was at the same place.
 */
final class Stops {
    private static final int NOT_STANDING = -1;

    private final List<Passage> passages;
    private final Trips trips;
    private final Duration allowed;
    private final double radius;

    Stops(Track track, Duration allowed, double radius) {
        this.passages = track.passages();
        this.trips = track.trips();
        this.allowed = allowed;
        this.radius = radius;
    }

    List<Finding> of(String rule) {
        var stretches = new ArrayList<Stretch>();
        for (var i = 0; i < passages.size(); i++) {
            var since = since(i);
            if (since != NOT_STANDING) {
                add(stretches, new Stretch(since, i));
            }
        }
        return stretches.stream().map(stretch -> finding(rule, stretch)).toList();
    }

    /** Indices, both inclusive. */
    private record Stretch(int from, int to) {}

    private static void add(List<Stretch> stretches, Stretch stretch) {
        var from = stretch.from();
        while (!stretches.isEmpty() && stretches.get(stretches.size() - 1).to() >= stretch.from()) {
            from = Math.min(from, stretches.remove(stretches.size() - 1).from());
        }
        stretches.add(new Stretch(from, stretch.to()));
    }

    /** The latest fix since which the vehicle has stood for longer than allowed. */
    private int since(int i) {
        var here = passages.get(i);
        for (var j = i; j >= 0; j--) {
            var there = passages.get(j);
            if (!there.isOutside() || here.metresTo(there) > radius) {
                return NOT_STANDING;
            }
            if (Duration.between(there.at(), here.at()).compareTo(allowed) > 0) {
                return j;
            }
        }
        return NOT_STANDING;
    }

    private Finding finding(String rule, Stretch stretch) {
        var first = passages.get(stretch.from()).fix();
        var next = stretch.to() + 1;
        return new Finding(
                ProcessCheck.Kind.STOP_OUTSIDE,
                rule,
                first.at(),
                first.at().plus(allowed),
                passages.get(stretch.to()).at(),
                next < passages.size() ? passages.get(next).at() : null,
                0,
                first.place(),
                trips.at(first.at(), first));
    }
}
