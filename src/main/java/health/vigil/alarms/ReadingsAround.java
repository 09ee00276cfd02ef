package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The readings that show how an alarm came and went. */
@ApplicationScoped
public class ReadingsAround {
    private static final int MOST = 500;
    private static final Duration MARGIN = Duration.ofMinutes(15);
    /** A stale alarm may last for weeks; its first day shows how it came. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String SELECT =
            """
            SELECT r.time, f.name, r.value, r.flags
            FROM reading r JOIN device d ON d.key = r.device_key JOIN field f ON f.id = r.field_id
            WHERE d.id = ? AND f.name = ? AND r.time BETWEEN ? AND ?
            ORDER BY r.time LIMIT ?
            """;

    private final DataSource dataSource;
    private final Clock clock;

    ReadingsAround(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** @param flags names such as {@code device_fault}; empty for a good value */
    @JsonInclude
    public record Reading(Instant at, String field, double value, List<String> flags) {}

    /** Of the alarm's field, from before its onset to after its end; none for alarms on a device or a container. */
    List<Reading> of(AlarmView alarm) throws SQLException {
        return of(alarm.device().id(), alarm.field(), alarm.onsetAt(), alarm.clearedAt());
    }

    /** @param ended absent while it goes on */
    public List<Reading> of(String device, @Nullable String field, Instant onset, @Nullable Instant ended)
            throws SQLException {
        if (field == null) {
            return List.of();
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT)) {
            select.setString(1, device);
            select.setString(2, field);
            select.setObject(3, onset.minus(MARGIN).atOffset(ZoneOffset.UTC));
            select.setObject(4, end(onset, ended).atOffset(ZoneOffset.UTC));
            select.setInt(5, MOST);
            var readings = new ArrayList<Reading>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    readings.add(new Reading(
                            rows.getObject(1, OffsetDateTime.class).toInstant(),
                            rows.getString(2),
                            rows.getDouble(3),
                            names(new Flags(rows.getInt(4)))));
                }
            }
            return readings;
        }
    }

    private Instant end(Instant onset, @Nullable Instant ended) {
        var end = Optional.ofNullable(ended).orElseGet(clock::instant).plus(MARGIN);
        var latest = onset.plus(LONGEST);
        return end.isBefore(latest) ? end : latest;
    }

    private static List<String> names(Flags flags) {
        return flags.asSet().stream()
                .map(Flag::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }
}
