package health.vigil.alarms;

import health.vigil.alarms.HistoryEntry.Kind;
import health.vigil.rules.Priority;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What ends by a time that stands with the alarm, or follows from it. */
final class Endings {
    private static final String OVERDUE_SHELVES =
            "SELECT id FROM alarm WHERE shelved_until <= ? ORDER BY raised_at, id";

    private static final String QUIET =
            """
            SELECT n.id FROM alarm n
            WHERE n.held AND NOT EXISTS (
                SELECT FROM alarm p WHERE p.device_id = n.device_id AND p.rule_id = n.rule_id
                    AND p.field IS NOT DISTINCT FROM n.field AND p.container IS NOT DISTINCT FROM n.container
                    AND p.raised_at > ?)
            ORDER BY n.raised_at, n.id
            """;

    /** The column is of the latest acknowledgement: one that has expired leaves it empty. */
    private static final String OLD_ACKNOWLEDGEMENTS =
            """
            SELECT id FROM alarm WHERE cleared_at IS NULL AND acknowledged_at <= (?::timestamptz[])[priority + 1]
            ORDER BY raised_at, id
            """;

    private Endings() {}

    static Ending shelving() {
        return new EndingByTime(
                Kind.UNSHELVED, HistoryEntry.EXPIRED, OVERDUE_SHELVES, (select, now) -> select.setObject(1, time(now)));
    }

    static Ending chattering(Duration quiet) {
        return new EndingByTime(
                Kind.CHATTERING_ENDED, null, QUIET, (select, now) -> select.setObject(1, time(now.minus(quiet))));
    }

    /** Of what is still active, so that somebody looks again. */
    static Ending acknowledgements(AlarmsConfig.Acknowledgement validity) {
        return new EndingByTime(
                Kind.ACKNOWLEDGEMENT_EXPIRED,
                null,
                OLD_ACKNOWLEDGEMENTS,
                (select, now) -> bindByPriority(select, validity, now));
    }

    private static void bindByPriority(PreparedStatement select, AlarmsConfig.Acknowledgement validity, Instant now)
            throws SQLException {
        var moments = Arrays.stream(Priority.values())
                .map(priority -> expired(valid(validity, priority), now))
                .toArray();
        select.setArray(1, select.getConnection().createArrayOf("timestamptz", moments));
    }

    /** What was acknowledged by then has expired; absent when it never does. */
    private static @Nullable OffsetDateTime expired(Duration validity, Instant now) {
        return validity.isZero() ? null : time(now.minus(validity));
    }

    private static Duration valid(AlarmsConfig.Acknowledgement validity, Priority priority) {
        return switch (priority) {
            case URGENT -> validity.urgent();
            case HIGH -> validity.high();
            case MEDIUM -> validity.medium();
            case LOW -> validity.low();
        };
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
