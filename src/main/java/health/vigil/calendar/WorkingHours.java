package health.vigil.calendar;

import java.time.Duration;
import java.time.LocalTime;

/** A time of a working day, for instance 08:30 to 12:00. */
public record WorkingHours(LocalTime from, LocalTime to) {
    public Duration length() {
        return Duration.between(from, to);
    }
}
