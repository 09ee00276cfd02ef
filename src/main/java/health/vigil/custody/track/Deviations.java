package health.vigil.custody.track;

import health.vigil.rules.ProcessCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stretches off the corridors that bind a vehicle, outside every geofence. A fix holds until the next one; a deviation
 * counts when a second fix in a row confirms it or when the first has held for long enough: one bad fix is none.
 */
final class Deviations {
    private final Track track;
    private final List<Corridor> corridors;
    private final double width;
    private final Duration confirm;

    /** @param width metres to either side for corridors without a width of their own */
    Deviations(Track track, List<Corridor> corridors, double width, Duration confirm) {
        this.track = track;
        this.corridors = corridors;
        this.width = width;
        this.confirm = confirm;
    }

    List<Finding> of(String rule) {
        var findings = new ArrayList<Finding>();
        for (var run : runs()) {
            run.finding(rule).ifPresent(findings::add);
        }
        return findings;
    }

    /** When an unconfirmed one will be confirmed if nothing else is heard. */
    Optional<Instant> lookAgainAt() {
        var runs = runs();
        return runs.isEmpty() ? Optional.empty() : runs.get(runs.size() - 1).lookAgainAt();
    }

    private List<Run> runs() {
        var runs = new ArrayList<Run>();
        if (corridors.isEmpty()) {
            return runs;
        }
        Run run = null;
        for (var passage : track.passages()) {
            var metres = passage.isOutside() ? metresOff(passage) : 0;
            if (metres > 0) {
                if (run == null) {
                    run = new Run(passage.fix());
                    runs.add(run);
                }
                run.add(passage.at(), metres);
            } else if (run != null) {
                run.until = passage.at();
                run = null;
            }
        }
        return runs;
    }

    /** Distance from the corridor that it is least outside of; 0 inside of one. */
    private double metresOff(Passage passage) {
        var least = Double.POSITIVE_INFINITY;
        var metres = 0.0;
        for (var corridor : corridors) {
            var distance = corridor.distance(passage.onMap(), passage.scale());
            var excess = distance - corridor.width(width);
            if (excess <= 0) {
                return 0;
            }
            if (excess < least) {
                least = excess;
                metres = distance;
            }
        }
        return metres;
    }

    /** Fixes off the corridors, one after the other. */
    private final class Run {
        private final Fix first;
        private @Nullable Instant second;
        private Instant last;
        private @Nullable Instant until;
        private double metres;

        Run(Fix first) {
            this.first = first;
            this.last = first.at();
        }

        void add(Instant at, double metresOff) {
            if (metres > 0 && second == null) {
                second = at;
            }
            last = at;
            metres = Math.max(metres, metresOff);
        }

        Optional<Finding> finding(String rule) {
            var held = first.at().plus(confirm);
            var confirmed = second == null || held.isBefore(second) ? held : second;
            var known = until == null ? track.now() : until;
            if (second == null && known.isBefore(held)) {
                return Optional.empty();
            }
            return Optional.of(new Finding(
                    ProcessCheck.Kind.OFF_CORRIDOR,
                    rule,
                    first.at(),
                    confirmed,
                    last,
                    until,
                    metres,
                    first.place(),
                    track.trips().at(first.at(), first)));
        }

        Optional<Instant> lookAgainAt() {
            var held = first.at().plus(confirm);
            return second == null && until == null && track.now().isBefore(held) ? Optional.of(held) : Optional.empty();
        }
    }
}
