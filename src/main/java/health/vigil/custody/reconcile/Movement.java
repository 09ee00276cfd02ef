package health.vigil.custody.reconcile;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scan says of a container's way to the plant.
 *
 * @param id   of the event; orders what happened in one moment
 * @param trip named by the scan, if any
 */
public record Movement(
        String container, Step step, Instant at, String id, @Nullable String trip, @Nullable Mass weight) {
    static final Comparator<Movement> ORDER =
            Comparator.comparing(Movement::at).thenComparing(Movement::step).thenComparing(Movement::id);

    /** The scans that load and unload a vehicle, in the order of the way. */
    public enum Step {
        HANDED_OVER("container.handed_over"),
        IN_TRANSIT("container.in_transit"),
        ARRIVED("container.arrived"),
        ACCEPTED("container.accepted"),
        REJECTED("container.rejected");

        private final String event;

        Step(String event) {
            this.event = event;
        }

        /** The type of event that reports it. */
        public String event() {
            return event;
        }

        public static Optional<Step> of(String event) {
            for (var step : values()) {
                if (step.event.equals(event)) {
                    return Optional.of(step);
                }
            }
            return Optional.empty();
        }

        boolean isUnloading() {
            return compareTo(ARRIVED) >= 0;
        }
    }
}
