package health.vigil.coldchain.exposure;

import health.vigil.rules.LocalDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a storage temperature was read by hand as 疫苗储存和运输管理规范 (2017) art. 11 wants: each Beijing day once in the
 * morning and once in the afternoon.
 *
 * @param apart least time between the two, itself enough
 */
public record ManualCheck(Duration apart) {
    /**
     * Days without their two readings, one after another.
     *
     * @param until when a day had its two readings again; absent: none has yet
     */
    public record Missed(LocalDay first, @Nullable Instant until) {}

    /** When the day had its two readings; empty if it has not. */
    public Optional<Instant> fulfilledAt(LocalDay day, Collection<ManualReading> readings) {
        var noon = day.date().atTime(LocalTime.NOON).atZone(LocalDay.ZONE).toInstant();
        var signed = readings.stream()
                .filter(ManualReading::isSigned)
                .map(ManualReading::at)
                .filter(day::contains)
                .sorted()
                .toList();
        return signed.stream()
                .filter(morning -> morning.isBefore(noon))
                .findFirst()
                .flatMap(morning -> signed.stream()
                        .filter(at -> !at.isBefore(noon) && !at.isBefore(morning.plus(apart)))
                        .findFirst());
    }

    /**
     * What was missed from a day on; a day is judged when it is over.
     *
     * @param readings in any order
     */
    public List<Missed> missed(LocalDay from, Instant now, Collection<ManualReading> readings) {
        var missed = new ArrayList<Missed>();
        LocalDay first = null;
        for (var day = from; !day.start().isAfter(now); day = day.next()) {
            var fulfilled = fulfilledAt(day, readings);
            if (fulfilled.isPresent()) {
                if (first != null) {
                    missed.add(new Missed(first, fulfilled.get()));
                    first = null;
                }
            } else if (first == null && !day.end().isAfter(now)) {
                first = day;
            }
        }
        if (first != null) {
            missed.add(new Missed(first, null));
        }
        return missed;
    }
}
