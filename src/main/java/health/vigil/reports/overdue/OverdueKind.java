package health.vigil.reports.overdue;

import com.fasterxml.jackson.annotation.JsonValue;
import health.vigil.reports.alarm.AlarmOnRecord;
import health.vigil.rules.ProcessCheck.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of the list, by what exceeds its time. */
public enum OverdueKind {
    /** In institutions. */
    STORED(Kind.STORE_AGE, Kind.UNCOLLECTED, Kind.COLLECTION_INTERVAL),
    ON_THE_ROAD(Kind.TRANSIT_OVERRUN),
    /** Untreated at plants. */
    AT_PLANT(Kind.PLANT_AGE, Kind.PLANT_AGE_COLD, Kind.PLANT_AGE_REMOTE),
    UNCONFIRMED(Kind.UNCONFIRMED, Kind.MANIFEST_UNCONFIRMED, Kind.MANIFEST_BACKFILL),
    UNWASHED(Kind.UNWASHED);

    private final List<Kind> checks;

    OverdueKind(Kind... checks) {
        this.checks = List.of(checks);
    }

    /** As in JSON and among the words of reports. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<Kind> checks() {
        return Arrays.stream(values()).flatMap(kind -> kind.checks.stream()).toList();
    }

    static Optional<OverdueKind> of(AlarmOnRecord alarm) {
        return Arrays.stream(values())
                .filter(kind -> kind.checks.stream().anyMatch(check -> alarm.isOf(check.text())))
                .findFirst();
    }

    /** Whether it is about a time that was exceeded. */
    public static boolean includes(AlarmOnRecord alarm) {
        return of(alarm).isPresent();
    }
}
