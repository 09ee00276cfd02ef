package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.alarms.Floods.Flood;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where people are flooded with alarms now. Made at start, so that settings that can't be used stop that. */
@Startup
@ApplicationScoped
class FloodQueries {
    /** A flood that lasts longer than this is told to have begun then. */
    private static final Duration LOOK_BACK = Duration.ofHours(24);

    private static final String CALLS =
            """
            SELECT a.jurisdiction, coalesce(j.name, a.jurisdiction), coalesce(j.name_en, a.jurisdiction), a.recorded_at
            FROM alarm a JOIN alarm_history h ON h.alarm_id = a.id AND h.sequence = 1
            LEFT JOIN jurisdiction j ON j.code = a.jurisdiction
            WHERE a.recorded_at > ? AND (h.reason IS NULL OR h.reason = 'chattering')
                AND (?::text IS NULL OR starts_with(a.jurisdiction, ?))
            ORDER BY a.jurisdiction, a.recorded_at
            """;

    private final DataSource dataSource;
    private final Floods floods;
    private final Clock clock;

    FloodQueries(DataSource dataSource, AlarmsConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.floods = Floods.of(config.flood());
        this.clock = clock;
    }

    /** @param inWindow alarms of the jurisdiction in the window that ends now */
    @JsonInclude
    record InFlood(AlarmView.JurisdictionRef jurisdiction, Instant since, long inWindow) {}

    /** @param prefix of the jurisdictions looked at */
    List<InFlood> now(@Nullable String prefix) throws SQLException {
        var now = clock.instant();
        var found = new ArrayList<InFlood>();
        for (var calls : calls(prefix, now.minus(LOOK_BACK)).entrySet()) {
            floods.in(calls.getValue(), now).stream()
                    .filter(flood -> flood.end() == null)
                    .map(Flood::begin)
                    .map(begin -> new InFlood(calls.getKey(), begin, recent(calls.getValue(), now)))
                    .forEach(found::add);
        }
        return found;
    }

    private long recent(List<Instant> calls, Instant now) {
        return calls.stream()
                .filter(call -> call.isAfter(now.minus(floods.window())))
                .count();
    }

    private Map<AlarmView.JurisdictionRef, List<Instant>> calls(@Nullable String prefix, Instant from)
            throws SQLException {
        var calls = new LinkedHashMap<AlarmView.JurisdictionRef, List<Instant>>();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(CALLS)) {
            select.setObject(1, from.atOffset(ZoneOffset.UTC));
            select.setString(2, prefix);
            select.setString(3, prefix);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    calls.computeIfAbsent(
                                    new AlarmView.JurisdictionRef(
                                            rows.getString(1), rows.getString(2), rows.getString(3)),
                                    key -> new ArrayList<>())
                            .add(rows.getObject(4, OffsetDateTime.class).toInstant());
                }
            }
        }
        return calls;
    }
}
