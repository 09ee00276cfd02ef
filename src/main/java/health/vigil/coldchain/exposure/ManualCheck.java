package health.vigil.coldchain.exposure;

import health.vigil.rules.LocalDay;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;

/**
 * Whether a storage temperature was read by hand as 疫苗储存和运输管理规范 (2017) art. 11 wants: each Beijing day once in the
 * morning and once in the afternoon.
 *
 * @param apart least time between the two, itself enough
 */
public record ManualCheck(Duration apart) {
    private static final LocalTime NOON = LocalTime.NOON;

    public boolean isFulfilled(LocalDay day, Collection<ManualReading> readings) {
        var noon = day.date().atTime(NOON).atZone(LocalDay.ZONE).toInstant();
        var signed = readings.stream()
                .filter(ManualReading::isSigned)
                .map(ManualReading::at)
                .filter(day::contains)
                .toList();
        var morning = signed.stream().filter(at -> at.isBefore(noon)).min(Comparator.naturalOrder());
        var afternoon = signed.stream().filter(at -> !at.isBefore(noon)).max(Comparator.naturalOrder());
        return morning.isPresent()
                && afternoon.isPresent()
                && Duration.between(morning.get(), afternoon.get()).compareTo(apart) >= 0;
    }
}
