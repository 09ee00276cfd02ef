package health.vigil.notify;

import health.vigil.alarms.AlarmView;
import health.vigil.alarms.Delivery;
import health.vigil.alarms.NextStep;
import health.vigil.alarms.Outlook;
import health.vigil.notify.routing.Routing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the escalation of an alarm comes to next. */
@ApplicationScoped
class EscalationOutlook implements Outlook {
    private static final String SELECT =
            "SELECT begun_at, extract(epoch FROM reached)::bigint, due_at FROM escalation WHERE alarm_id = ?";

    private final DataSource database;
    private final Directories directories;
    private final Routing routing;

    EscalationOutlook(DataSource database, Directories directories, Routing routing) {
        this.database = database;
        this.directories = directories;
        this.routing = routing;
    }

    @Override
    public Optional<NextStep> of(AlarmView alarm) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT)) {
            select.setObject(1, alarm.id());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var due = row.getObject(3, OffsetDateTime.class);
                return next(
                        connection,
                        alarm,
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        Duration.ofSeconds(row.getLong(2)),
                        due == null ? null : due.toInstant());
            }
        }
    }

    private Optional<NextStep> next(
            Connection connection, AlarmView alarm, Instant begun, Duration reached, @Nullable Instant due)
            throws SQLException {
        var audience =
                Audience.of(Subjects.of(alarm), begun, directories.current(connection), routing.current(connection));
        return audience.nextAfter(reached).map(first -> {
            var step = Optional.ofNullable(first.call()).orElseThrow().step();
            var to = audience.listeners().stream()
                    .filter(listener -> listener.after().equals(first.after()))
                    .map(Listener::recipient)
                    .map(recipient -> new Delivery.RecipientRef(recipient.id(), recipient.name()))
                    .toList();
            return new NextStep(step.id(), step.name(), step.nameEn(), due, to);
        });
    }
}
