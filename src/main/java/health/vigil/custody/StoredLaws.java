package health.vigil.custody;

import health.vigil.calendar.Calendars;
import health.vigil.calendar.WorkingCalendar;
import health.vigil.custody.ledger.ContainerLedger;
import health.vigil.custody.ledger.Laws;
import health.vigil.limits.ProcessRules;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules in force, the working calendar of the country, and the plans of trips as their departures told them. */
@ApplicationScoped
class StoredLaws {
    /** The last departure of a trip counts. Of what is no number of minutes nothing is planned. */
    private static final String PLANNED =
            """
            SELECT DISTINCT ON (trip) body ->> 'trip' AS trip,
                greatest(-1, least(1e6, (body ->> 'planned_minutes')::numeric))::float8 AS minutes
            FROM device_event
            WHERE type = 'vehicle.departed' AND body ->> 'trip' = ANY (?)
                AND json_typeof(body -> 'planned_minutes') = 'number'
            ORDER BY trip, time DESC""";

    private static final double MOST_MINUTES = Duration.ofDays(366).toMinutes();
    private static final int SECONDS_PER_MINUTE = 60;

    private final ProcessRules rules;
    private final Calendars calendars;

    StoredLaws(ProcessRules rules, Calendars calendars) {
        this.rules = rules;
        this.calendars = calendars;
    }

    Laws of(Connection connection, Collection<ContainerLedger> ledgers) throws SQLException {
        var trips = ledgers.stream()
                .flatMap(ledger -> ledger.timeLine().stream())
                .flatMap(entry -> Optional.ofNullable(entry.event().facts().trip()).stream())
                .distinct()
                .toArray();
        var planned = trips.length == 0 ? Map.<String, Duration>of() : planned(connection, trips);
        var calendar = calendars.of(Calendars.COUNTRY);
        return new Known(rules, calendar, planned);
    }

    private static Map<String, Duration> planned(Connection connection, Object[] trips) throws SQLException {
        try (var select = connection.prepareStatement(PLANNED)) {
            select.setArray(1, connection.createArrayOf("text", trips));
            try (var rows = select.executeQuery()) {
                var planned = new HashMap<String, Duration>();
                while (rows.next()) {
                    var minutes = rows.getDouble("minutes");
                    if (minutes > 0 && minutes <= MOST_MINUTES) {
                        planned.put(
                                rows.getString("trip"), Duration.ofSeconds(Math.round(minutes * SECONDS_PER_MINUTE)));
                    }
                }
                return planned;
            }
        }
    }

    private record Known(ProcessRules rules, WorkingCalendar calendar, Map<String, Duration> trips) implements Laws {
        @Override
        public List<Rule> of(String device, ProcessCheck.Kind kind) {
            return rules.of(device, kind);
        }

        @Override
        public Optional<Duration> planned(String trip) {
            return Optional.ofNullable(trips.get(trip));
        }
    }
}
