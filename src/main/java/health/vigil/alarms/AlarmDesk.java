package health.vigil.alarms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What officers do with alarms. */
@ApplicationScoped
class AlarmDesk {
    private static final String ACKNOWLEDGE =
            """
            WITH noted AS (
                UPDATE alarm SET acknowledged_at = ?, acknowledged_by = ?, sequence = sequence + 1
                WHERE id = ? AND acknowledged_at IS NULL
                RETURNING id, sequence, acknowledged_at, acknowledged_by
            )
            INSERT INTO alarm_history (alarm_id, sequence, kind, at, actor, comment)
            SELECT id, sequence, 'acknowledged', acknowledged_at, acknowledged_by, ? FROM noted
            RETURNING id
            """;

    private static final String COMMENT =
            """
            WITH noted AS (
                UPDATE alarm SET sequence = sequence + 1 WHERE id = ? RETURNING id, sequence
            )
            INSERT INTO alarm_history (alarm_id, sequence, kind, at, actor, comment)
            SELECT id, sequence, 'commented', ?, ?, ? FROM noted
            RETURNING id
            """;

    private final DataSource dataSource;
    private final Recorder recorder;
    private final Event<AlarmsCommitted> committed;
    private final Clock clock;

    AlarmDesk(DataSource dataSource, Recorder recorder, Event<AlarmsCommitted> committed, Clock clock) {
        this.dataSource = dataSource;
        this.recorder = recorder;
        this.committed = committed;
        this.clock = clock;
    }

    /** The first acknowledgement counts; a later one changes nothing. */
    void acknowledge(UUID alarm, String user, @Nullable String comment) throws SQLException {
        record(transaction -> {
            try (var update = transaction.prepareStatement(ACKNOWLEDGE)) {
                update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                update.setString(2, user);
                update.setObject(3, alarm);
                update.setString(4, comment);
                return recorder.record(transaction, update);
            }
        });
    }

    void comment(UUID alarm, String user, String comment) throws SQLException {
        record(transaction -> {
            try (var update = transaction.prepareStatement(COMMENT)) {
                update.setObject(1, alarm);
                update.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                update.setString(3, user);
                update.setString(4, comment);
                return recorder.record(transaction, update);
            }
        });
    }

    private void record(Change change) throws SQLException {
        try (var transaction = dataSource.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                AlarmHistory.keepOrder(transaction);
                var recorded = change.apply(transaction);
                transaction.commit();
                if (recorded > 0) {
                    committed.fireAsync(new AlarmsCommitted());
                }
            } catch (SQLException | RuntimeException e) {
                transaction.rollback();
                throw e;
            }
        }
    }

    @FunctionalInterface
    private interface Change {
        int apply(Connection transaction) throws SQLException;
    }
}
