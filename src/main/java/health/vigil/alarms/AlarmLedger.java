package health.vigil.alarms;

import health.vigil.ingest.AlarmSink;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.AlarmChange.Cleared;
import health.vigil.rules.AlarmChange.Raised;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes what was judged into the alarm tables, a batch at a time. */
@ApplicationScoped
class AlarmLedger implements AlarmSink {
    private static final Logger LOG = Logger.getLogger(AlarmLedger.class);

    private static final String RAISE =
            """
            WITH change AS (
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::jsonb[], ?::smallint[], ?::text[], ?::text[], ?::text[],
                                     ?::timestamptz[], ?::timestamptz[], ?::float8[])
                WITH ORDINALITY AS c (id, rule_id, rule, priority, field, device_id, container,
                                      onset_at, raised_at, value, position)
            ), raised AS (
                INSERT INTO alarm (id, rule_id, rule, device_id, site_id, jurisdiction, family, field, container,
                                   priority, onset_at, raised_at, value, sequence)
                SELECT c.id, c.rule_id, c.rule, c.device_id, s.id, s.jurisdiction, d.family, c.field, c.container,
                       c.priority, c.onset_at, c.raised_at, c.value, 1
                FROM change c JOIN device d ON d.id = c.device_id JOIN site s ON s.id = d.site
                ON CONFLICT (id) DO NOTHING
                RETURNING id
            )
            INSERT INTO alarm_history (alarm_id, sequence, kind, at, actor, value)
            SELECT c.id, 1, 'raised', c.raised_at, 'vigil', c.value
            FROM change c JOIN raised USING (id)
            ORDER BY c.position
            ON CONFLICT (alarm_id, sequence) DO NOTHING
            RETURNING id
            """;

    private static final String CLEAR =
            """
            WITH change AS (
                SELECT * FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::float8[])
                WITH ORDINALITY AS c (id, at, reason, value, position)
            ), cleared AS (
                UPDATE alarm a SET cleared_at = c.at, clear_reason = c.reason, sequence = a.sequence + 1
                FROM change c
                WHERE a.id = c.id AND a.cleared_at IS NULL
                RETURNING a.id, a.sequence
            )
            INSERT INTO alarm_history (alarm_id, sequence, kind, at, actor, reason, value)
            SELECT c.id, cleared.sequence, 'cleared', c.at, 'vigil', c.reason, c.value
            FROM change c JOIN cleared USING (id)
            ORDER BY c.position
            ON CONFLICT (alarm_id, sequence) DO NOTHING
            RETURNING id
            """;

    private static final String UNKNOWN =
            """
            SELECT changed.id FROM unnest(?::uuid[]) AS changed (id)
            WHERE NOT EXISTS (SELECT FROM alarm WHERE alarm.id = changed.id)
            """;

    private final Recorder recorder;
    private final Event<AlarmsCommitted> committed;

    AlarmLedger(Recorder recorder, Event<AlarmsCommitted> committed) {
        this.recorder = recorder;
        this.committed = committed;
    }

    /** All raises before all clears: an alarm can clear only after its raise, and other alarms don't care. */
    @Override
    public void record(Connection transaction, List<AlarmChange> changes) throws SQLException {
        var raised = only(Raised.class, changes);
        var cleared = only(Cleared.class, changes);
        if (raised.isEmpty() && cleared.isEmpty()) {
            return;
        }
        AlarmHistory.keepOrder(transaction);
        if (!raised.isEmpty()) {
            raise(transaction, raised);
        }
        if (!cleared.isEmpty()) {
            clear(transaction, cleared);
        }
    }

    @Override
    public void committed() {
        committed.fireAsync(new AlarmsCommitted());
    }

    private void raise(Connection transaction, List<Raised> raised) throws SQLException {
        var column = new Columns<>(transaction, raised);
        try (var insert = transaction.prepareStatement(RAISE)) {
            insert.setArray(1, column.of("uuid", Raised::alarm));
            insert.setArray(2, column.of("text", r -> r.rule().id()));
            insert.setArray(3, column.of("text", r -> RuleSnapshot.write(r.rule())));
            insert.setArray(4, column.of("smallint", r -> r.rule().priority().ordinal()));
            insert.setArray(5, column.of("text", r -> r.rule().field()));
            insert.setArray(6, column.of("text", Raised::device));
            insert.setArray(7, column.of("text", Raised::container));
            insert.setArray(8, column.of("timestamptz", Raised::onset));
            insert.setArray(9, column.of("timestamptz", Raised::at));
            insert.setArray(10, column.of("float8", Raised::value));
            if (recorder.record(transaction, insert) < raised.size()) {
                warnOfUnknown(transaction, raised, "its device is not in the registry, so it is not recorded");
            }
        }
    }

    private void clear(Connection transaction, List<Cleared> cleared) throws SQLException {
        var column = new Columns<>(transaction, cleared);
        try (var update = transaction.prepareStatement(CLEAR)) {
            update.setArray(1, column.of("uuid", Cleared::alarm));
            update.setArray(2, column.of("timestamptz", Cleared::at));
            update.setArray(3, column.of("text", c -> c.reason().name().toLowerCase(Locale.ROOT)));
            update.setArray(4, column.of("float8", Cleared::value));
            if (recorder.record(transaction, update) < cleared.size()) {
                warnOfUnknown(transaction, cleared, "it was never recorded, so there is nothing to clear");
            }
        }
    }

    private static void warnOfUnknown(Connection transaction, List<? extends AlarmChange> changes, String why)
            throws SQLException {
        try (var select = transaction.prepareStatement(UNKNOWN)) {
            select.setArray(1, new Columns<>(transaction, changes).of("uuid", AlarmChange::alarm));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getObject(1, UUID.class);
                    changes.stream()
                            .filter(change -> change.alarm().equals(id))
                            .forEach(change -> LOG.errorf("Alarm %s: %s. %s", id, why, change));
                }
            }
        }
    }

    private static <T extends AlarmChange> List<T> only(Class<T> kind, List<AlarmChange> changes) {
        return changes.stream()
                .flatMap(change -> kind.isInstance(change) ? Stream.of(kind.cast(change)) : Stream.empty())
                .toList();
    }

    /** One array for each property, so that a batch is one statement whatever its size. */
    private record Columns<T>(Connection connection, List<T> rows) {
        Array of(String type, Function<T, @Nullable Object> property) throws SQLException {
            return connection.createArrayOf(type, rows.stream().map(property).toArray());
        }
    }
}
