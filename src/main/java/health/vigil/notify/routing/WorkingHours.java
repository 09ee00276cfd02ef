package health.vigil.notify.routing;

import java.time.Duration;
import java.time.LocalTime;

/** A time of a working day, for instance 08:30 to 12:00. */
record WorkingHours(LocalTime from, LocalTime to) {
    Duration length() {
        return Duration.between(from, to);
    }
}
