package health.vigil.alarms;

import static health.vigil.alarms.AlarmRows.LIFE_COLUMNS;

import health.vigil.alarms.AlarmView.Because;
import health.vigil.alarms.AlarmView.OutOfService;
import health.vigil.alarms.AlarmView.Shelf;
import health.vigil.alarms.AlarmView.UnderSilence;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where alarms stand, as columns: written from the fold of their history, so that one can ask for it in SQL. */
final class AlarmLives {
    private static final String SELECT =
            "SELECT a.id, " + LIFE_COLUMNS + " FROM alarm a WHERE a.id = ANY (?) AND a.sequence > 0";

    private static final String UPDATE =
            """
            UPDATE alarm a SET
                state = l.state, sequence = l.sequence, chattering = l.chattering, fleeting = l.fleeting, held = l.held,
                announced = l.announced, cleared_at = l.cleared_at, clear_reason = l.clear_reason,
                acknowledged_at = l.acknowledged_at, acknowledged_by = l.acknowledged_by,
                reset_at = l.reset_at, reset_by = l.reset_by, doubted_at = l.doubted_at, doubt = l.doubt,
                suppressed_at = l.suppressed_at, suppression = l.suppression,
                shelved_at = l.shelved_at, shelved_until = l.shelved_until, shelved_by = l.shelved_by,
                shelved_reason = l.shelved_reason, out_of_service_at = l.out_of_service_at,
                out_of_service_until = l.out_of_service_until, out_of_service_by = l.out_of_service_by,
                out_of_service_reason = l.out_of_service_reason, out_of_service_permit = l.out_of_service_permit,
                silence = l.silence, silenced_at = l.silenced_at, silenced_until = l.silenced_until,
                silenced_by = l.silenced_by, silenced_reason = l.silenced_reason,
                assignee = l.assignee
            FROM unnest(?::uuid[], ?::text[], ?::int[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[],
                        ?::timestamptz[], ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::text[],
                        ?::timestamptz[], ?::text[], ?::timestamptz[], ?::text[],
                        ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[],
                        ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
                AS l (id, state, sequence, chattering, fleeting, held, announced,
                      cleared_at, clear_reason, acknowledged_at, acknowledged_by, reset_at, reset_by,
                      doubted_at, doubt, suppressed_at, suppression,
                      shelved_at, shelved_until, shelved_by, shelved_reason,
                      out_of_service_at, out_of_service_until, out_of_service_by, out_of_service_reason,
                      out_of_service_permit, assignee,
                      silence, silenced_at, silenced_until, silenced_by, silenced_reason)
            WHERE a.id = l.id
            """;

    private AlarmLives() {}

    /** Of those that are known and have a history. */
    static Map<UUID, AlarmLife> read(Connection transaction, Collection<UUID> alarms) throws SQLException {
        var lives = new HashMap<UUID, AlarmLife>();
        try (var select = transaction.prepareStatement(SELECT)) {
            select.setArray(1, transaction.createArrayOf("uuid", alarms.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    lives.put(rows.getObject("id", UUID.class), AlarmRows.life(rows));
                }
            }
        }
        return lives;
    }

    static void write(Connection transaction, Map<UUID, AlarmLife> lives) throws SQLException {
        var row = new Row(transaction, List.copyOf(lives.entrySet()));
        try (var update = transaction.prepareStatement(UPDATE)) {
            row.bind(update);
            update.executeUpdate();
        }
    }

    private record Row(Columns<Map.Entry<UUID, AlarmLife>> columns) {
        Row(Connection transaction, List<Map.Entry<UUID, AlarmLife>> lives) {
            this(new Columns<>(transaction, lives));
        }

        private void bind(PreparedStatement update) throws SQLException {
            update.setArray(1, columns.of("uuid", Map.Entry::getKey));
            update.setArray(2, of("text", life -> life.state().text()));
            update.setArray(3, of("int4", AlarmLife::sequence));
            update.setArray(4, of("bool", life -> life.episode().chattering()));
            update.setArray(5, of("bool", life -> life.episode().fleeting()));
            update.setArray(6, of("bool", AlarmLife::held));
            update.setArray(7, of("bool", AlarmLife::announced));
            bindBecause(update, 8, life -> life.episode().cleared());
            bindDone(update, 10, life -> life.episode().acknowledged());
            bindDone(update, 12, life -> life.episode().reset());
            bindBecause(update, 14, AlarmLife::unknown);
            bindBecause(update, 16, AlarmLife::suppressed);
            bindShelf(update);
            bindService(update);
            update.setArray(27, of("text", AlarmLife::assignee));
            bindSilence(update);
        }

        private void bindBecause(PreparedStatement update, int index, Function<AlarmLife, @Nullable Because> part)
                throws SQLException {
            update.setArray(index, columns.times(row -> in(part.apply(row.getValue()), Because::since)));
            update.setArray(index + 1, of("text", life -> in(part.apply(life), Because::why)));
        }

        private void bindDone(PreparedStatement update, int index, Function<AlarmLife, Episode.@Nullable Done> part)
                throws SQLException {
            update.setArray(index, columns.times(row -> in(part.apply(row.getValue()), Episode.Done::at)));
            update.setArray(index + 1, of("text", life -> in(part.apply(life), Episode.Done::by)));
        }

        private void bindShelf(PreparedStatement update) throws SQLException {
            update.setArray(18, columns.times(row -> in(row.getValue().shelved(), Shelf::since)));
            update.setArray(19, columns.times(row -> in(row.getValue().shelved(), Shelf::until)));
            update.setArray(20, of("text", life -> in(life.shelved(), Shelf::by)));
            update.setArray(21, of("text", life -> in(life.shelved(), Shelf::why)));
        }

        private void bindService(PreparedStatement update) throws SQLException {
            update.setArray(22, columns.times(row -> in(row.getValue().outOfService(), OutOfService::since)));
            update.setArray(23, columns.times(row -> in(row.getValue().outOfService(), OutOfService::until)));
            update.setArray(24, of("text", life -> in(life.outOfService(), OutOfService::by)));
            update.setArray(25, of("text", life -> in(life.outOfService(), OutOfService::why)));
            update.setArray(26, of("text", life -> in(life.outOfService(), OutOfService::permit)));
        }

        private void bindSilence(PreparedStatement update) throws SQLException {
            update.setArray(28, of("uuid", life -> in(life.silenced(), UnderSilence::silence)));
            update.setArray(29, columns.times(row -> in(row.getValue().silenced(), UnderSilence::since)));
            update.setArray(30, columns.times(row -> in(row.getValue().silenced(), UnderSilence::until)));
            update.setArray(31, of("text", life -> in(life.silenced(), UnderSilence::by)));
            update.setArray(32, of("text", life -> in(life.silenced(), UnderSilence::why)));
        }

        private Array of(String type, Function<AlarmLife, @Nullable Object> property) throws SQLException {
            return columns.of(type, row -> property.apply(row.getValue()));
        }

        private static <P, V> @Nullable V in(@Nullable P part, Function<P, V> property) {
            return part == null ? null : property.apply(part);
        }
    }
}
