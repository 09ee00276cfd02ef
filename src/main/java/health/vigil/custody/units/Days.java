package health.vigil.custody.units;

import health.vigil.rules.LocalDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Which days are judged now. */
@ApplicationScoped
class Days {
    private final UnitsConfig config;

    Days(UnitsConfig config) {
        this.config = config;
    }

    /** The first day whose last scans may still be on their way. */
    LocalDay open(Instant now) {
        return LocalDay.of(now.minus(config.dayCloses()));
    }

    /** When that day will be judged. */
    Instant nextClose(Instant now) {
        return open(now).end().plus(config.dayCloses());
    }

    /** The first day of which late reports still change alarms. */
    LocalDay first(Instant now) {
        return LocalDay.of(now.minus(config.lookback()));
    }

    /** Those that are judged, in order. */
    List<LocalDay> closed(Instant now) {
        return between(first(now), open(now));
    }

    /** From the first inclusive to the last exclusive. */
    static List<LocalDay> between(LocalDay from, LocalDay to) {
        return Stream.iterate(from, day -> day.compareTo(to) < 0, LocalDay::next)
                .toList();
    }
}
