package health.vigil.simulator.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Occurrences at chance moments: at most one in each slot of time, wholly inside it.
 *
 * @param slot length of a slot; longer than {@code longest}
 * @param byDay chance per slot between 7 and 19 o'clock Beijing time
 * @param byNight chance per slot otherwise
 */
record Occurrences(Seed seed, Duration slot, double byDay, double byNight, Duration shortest, Duration longest) {

    Occurrences {
        if (longest.compareTo(slot) >= 0 || shortest.compareTo(longest) > 0) {
            throw new IllegalArgumentException("an occurrence must fit into its slot");
        }
    }

    /** Those that touch the span from {@code from} (exclusive) to {@code to} (inclusive), in order. */
    List<Occurrence> within(Instant from, Instant to) {
        var found = new ArrayList<Occurrence>();
        var last = Math.floorDiv(to.toEpochMilli(), slot.toMillis());
        for (var n = Math.floorDiv(from.toEpochMilli(), slot.toMillis()); n <= last; n++) {
            var start = Instant.ofEpochMilli(n * slot.toMillis());
            var hour = BeijingTime.hour(start);
            if (seed.uniform(3 * n) < (hour >= 7 && hour < 19 ? byDay : byNight)) {
                var occurrence = place(n, start);
                if (occurrence.end().isAfter(from) && !occurrence.start().isAfter(to)) {
                    found.add(occurrence);
                }
            }
        }
        return found;
    }

    boolean covers(Instant t) {
        return within(t.minusMillis(1), t).stream().anyMatch(occurrence -> occurrence.covers(t));
    }

    /** Start and end of each as a pair of events. */
    List<DeviceEvent> events(Instant from, Instant to, String startType, String endType) {
        var events = new ArrayList<DeviceEvent>();
        for (var occurrence : within(from, to)) {
            if (occurrence.start().isAfter(from)) {
                events.add(DeviceEvent.of(occurrence.start(), startType));
            }
            if (!occurrence.end().isAfter(to)) {
                events.add(DeviceEvent.of(occurrence.end(), endType));
            }
        }
        return events;
    }

    private Occurrence place(long n, Instant slotStart) {
        var length = shortest.plusMillis(
                (long) (seed.uniform(3 * n + 1) * longest.minus(shortest).toMillis()));
        var room = slot.minus(length).toMillis();
        var start = slotStart.plusMillis((long) (seed.uniform(3 * n + 2) * room));
        return new Occurrence(start, start.plus(length));
    }
}
