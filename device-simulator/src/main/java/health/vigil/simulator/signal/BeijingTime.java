package health.vigil.simulator.signal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The local time of the sites, by which people bathe, open doors and collect waste. */
public final class BeijingTime {

    public static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private BeijingTime() {}

    /** Hour of the day, 0 to below 24, with its fraction. */
    public static double hour(Instant t) {
        return Math.floorMod(t.toEpochMilli() + OFFSET.getTotalSeconds() * 1000L, 86_400_000L) / 3_600_000.0;
    }

    public static LocalDate date(Instant t) {
        return LocalDate.ofInstant(t, OFFSET);
    }
}
