package health.vigil.custody.track;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a vehicle reported besides its positions.
 *
 * @param trip of a departure or an arrival; else empty
 */
public record VehicleEvent(Instant at, Type type, String trip) implements Comparable<VehicleEvent> {
    private static final Comparator<VehicleEvent> ORDER = Comparator.comparing(VehicleEvent::at)
            .thenComparing(VehicleEvent::type)
            .thenComparing(VehicleEvent::trip);

    /** Of two at one time the earlier one here happened first. */
    public enum Type {
        ARRIVED(Subject.TRIP),
        DEPARTED(Subject.TRIP),
        DOOR_OPENED(Subject.DOOR),
        DOOR_CLOSED(Subject.DOOR);

        private final Subject subject;

        Type(Subject subject) {
            this.subject = subject;
        }

        public Subject subject() {
            return subject;
        }
    }

    /** What changes with an event and stays until the next one of its kind. */
    public enum Subject {
        /** The box door (厢门) is open or shut. */
        DOOR,
        /** The vehicle is on a trip or on none. */
        TRIP
    }

    @Override
    public int compareTo(VehicleEvent other) {
        return ORDER.compare(this, other);
    }
}
