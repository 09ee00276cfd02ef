package health.vigil.notify;

import health.vigil.alarms.Announcement;
import health.vigil.alarms.Columns;
import health.vigil.rules.Priority;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is to be told, as rows. What is already written is left as it is. */
final class OutboxRows {
    private static final String ANNOUNCE =
            """
            INSERT INTO announcement (alarm_id, sequence, body)
            SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[])
            ON CONFLICT DO NOTHING
            """;

    /** The id follows from what is told to whom, so that nothing is told twice. */
    private static final String INSERT =
            """
            INSERT INTO notification
                (id, recipient_id, alarm_id, sequence, type, priority, state, next_attempt_at, step, stands_in)
            SELECT encode(substring(sha256(convert_to(concat_ws('/', l.recipient_id, l.alarm_id, l.sequence), 'UTF8'))
                          FROM 1 FOR 16), 'hex')::uuid,
                   l.*
            FROM unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::smallint[], ?::text[], ?::timestamptz[], ?::text[],
                        ?::uuid[])
                AS l (recipient_id, alarm_id, sequence, type, priority, state, next_attempt_at, step, stands_in)
            ON CONFLICT DO NOTHING
            """;

    private OutboxRows() {}

    /** One thing told to one recipient. */
    record Line(
            UUID recipient,
            UUID alarm,
            int sequence,
            String type,
            Priority priority,
            Timing timing,
            @Nullable String step,
            @Nullable UUID standsIn) {

        static Line of(Announcement announcement, Told.Entry to, Instant now) {
            var alarm = announcement.event().alarm();
            var priority = Priority.of(alarm.priority()).orElseThrow();
            return new Line(
                    to.recipient().id(),
                    alarm.id(),
                    announcement.event().entry().sequence(),
                    Outbox.TYPE_PREFIX + announcement.type().text(),
                    priority,
                    Timing.of(to.recipient(), priority, to.due().isAfter(now) ? to.due() : now),
                    to.step(),
                    to.standsIn());
        }
    }

    static void announce(Connection transaction, List<Announcement> announcements, Function<Announcement, String> body)
            throws SQLException {
        var column = new Columns<>(transaction, announcements);
        try (var insert = transaction.prepareStatement(ANNOUNCE)) {
            insert.setArray(1, column.of("uuid", a -> a.event().alarm().id()));
            insert.setArray(2, column.of("int4", a -> a.event().entry().sequence()));
            insert.setArray(3, column.of("text", body::apply));
            insert.executeUpdate();
        }
    }

    /** @return how many were new */
    static int insert(Connection transaction, List<Line> lines) throws SQLException {
        if (lines.isEmpty()) {
            return 0;
        }
        var column = new Columns<>(transaction, lines);
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setArray(1, column.of("uuid", Line::recipient));
            insert.setArray(2, column.of("uuid", Line::alarm));
            insert.setArray(3, column.of("int4", Line::sequence));
            insert.setArray(4, column.of("text", Line::type));
            insert.setArray(5, column.of("smallint", line -> line.priority().ordinal()));
            insert.setArray(6, column.of("text", line -> line.timing().collected() ? "collecting" : "pending"));
            insert.setArray(7, column.times(line -> line.timing().at()));
            insert.setArray(8, column.of("text", Line::step));
            insert.setArray(9, column.of("uuid", Line::standsIn));
            return insert.executeUpdate();
        }
    }
}
