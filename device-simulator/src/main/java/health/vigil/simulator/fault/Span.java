package health.vigil.simulator.fault;

import health.vigil.simulator.signal.DeviceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** When a fault is there: from its start up to, not including, its end. */
record Span(Instant from, Instant to) {

    boolean covers(Instant t) {
        return !t.isBefore(from) && t.isBefore(to);
    }

    /**
     * How far a fault has come: rises from 0 to 1 after its start and falls back to 0 after its end, each over the
     * given ramp.
     */
    double weight(Instant t, Duration ramp) {
        if (t.isBefore(from)) {
            return 0;
        }
        if (ramp.isZero()) {
            return covers(t) ? 1 : 0;
        }
        var risen = Math.min(1, seconds(from, t) / (ramp.toMillis() / 1000.0));
        var fallen = t.isBefore(to) ? 0 : Math.min(1, seconds(to, t) / (ramp.toMillis() / 1000.0));
        return Math.max(0, risen - fallen);
    }

    /**
     * How near something slow has come to where a fault pulls it: 0 before, towards 1 while it lasts, back to 0 after.
     *
     * @param rise after this time some 63 % of the way are gone
     * @param fall after this time some 63 % of the way back are gone
     */
    double pull(Instant t, Duration rise, Duration fall) {
        if (t.isBefore(from)) {
            return 0;
        }
        if (t.isBefore(to)) {
            return 1 - Math.exp(-seconds(from, t) / rise.toSeconds());
        }
        return (1 - Math.exp(-seconds(from, to) / rise.toSeconds())) * Math.exp(-seconds(to, t) / fall.toSeconds());
    }

    /** Start and end as events, as far as they lie from {@code after} (exclusive) to {@code until} (inclusive). */
    List<DeviceEvent> edges(String startType, String endType, Instant after, Instant until) {
        return Stream.of(DeviceEvent.of(from, startType), DeviceEvent.of(to, endType))
                .filter(event -> event.at().isAfter(after) && !event.at().isAfter(until))
                .toList();
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
