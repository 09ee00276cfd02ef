package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A day of China Standard Time: by such days a standard means its daily means, and compliance is reported. */
public record LocalDay(LocalDate date) implements Comparable<LocalDay> {
    /** Legal time of the whole country. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public static LocalDay of(Instant at) {
        return new LocalDay(LocalDate.ofInstant(at, ZONE));
    }

    public Instant start() {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** The first moment that is not in it any more. */
    public Instant end() {
        return next().start();
    }

    public LocalDay next() {
        return new LocalDay(date.plusDays(1));
    }

    public boolean contains(Instant at) {
        return !at.isBefore(start()) && at.isBefore(end());
    }

    public Duration length() {
        return Duration.between(start(), end());
    }

    @Override
    public int compareTo(LocalDay other) {
        return date.compareTo(other.date);
    }
}
