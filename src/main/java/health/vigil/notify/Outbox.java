package health.vigil.notify;

import health.vigil.alarms.AlarmEvent;
import health.vigil.alarms.AlarmOutbox;
import health.vigil.alarms.HistoryEntry.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes a notification for every recipient that an event concerns. */
@ApplicationScoped
class Outbox implements AlarmOutbox {
    static final String TYPE_PREFIX = "health.vigil.alarm.";

    /**
     * A raise goes to the enabled recipients that ask for such alarms; what follows goes to those that got the raise,
     * whatever has changed meanwhile. The id follows from what is told to whom, so that it can't be told twice.
     */
    private static final String INSERT =
            """
            INSERT INTO notification (id, recipient_id, alarm_id, sequence, type, body)
            SELECT encode(substring(sha256(convert_to(concat_ws('/', r.id, a.id, e.sequence), 'UTF8')) FROM 1 FOR 16),
                          'hex')::uuid,
                   r.id, a.id, e.sequence, e.type, e.body
            FROM unnest(?::uuid[], ?::int[], ?::text[], ?::text[]) AS e (alarm_id, sequence, type, body)
            JOIN alarm a ON a.id = e.alarm_id
            JOIN recipient r ON CASE
                WHEN e.sequence > 1 THEN EXISTS (
                    SELECT FROM notification raise
                    WHERE raise.recipient_id = r.id AND raise.alarm_id = a.id AND raise.sequence = 1)
                ELSE r.enabled
                    AND a.priority >= r.min_priority
                    AND (r.families = '{}' OR a.family = ANY (r.families))
                    AND (r.jurisdictions = '{}' OR EXISTS (
                        SELECT FROM unnest(r.jurisdictions) AS code
                        WHERE starts_with(a.jurisdiction, CASE
                            WHEN length(code) = 6 THEN regexp_replace(code, '(00){1,2}$', '')
                            ELSE code END)))
                END
            ON CONFLICT DO NOTHING
            """;

    private final CloudEvents cloudEvents;

    Outbox(CloudEvents cloudEvents) {
        this.cloudEvents = cloudEvents;
    }

    @Override
    public void write(Connection transaction, List<AlarmEvent> events) throws SQLException {
        var told = events.stream()
                .filter(event -> event.entry().kind() != Kind.COMMENTED)
                .toList();
        if (told.isEmpty()) {
            return;
        }
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setArray(
                    1,
                    transaction.createArrayOf(
                            "uuid", told.stream().map(e -> e.alarm().id()).toArray()));
            insert.setArray(
                    2,
                    transaction.createArrayOf(
                            "int4", told.stream().map(e -> e.entry().sequence()).toArray()));
            insert.setArray(
                    3,
                    transaction.createArrayOf(
                            "text",
                            told.stream()
                                    .map(e -> TYPE_PREFIX + e.entry().kind().text())
                                    .toArray()));
            insert.setArray(
                    4,
                    transaction.createArrayOf(
                            "text", told.stream().map(this::body).toArray()));
            insert.executeUpdate();
        }
    }

    private String body(AlarmEvent event) {
        return cloudEvents.write(NotificationData.of(event, cloudEvents.source()));
    }
}
