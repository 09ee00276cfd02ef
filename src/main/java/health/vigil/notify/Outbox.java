package health.vigil.notify;

import health.vigil.alarms.AlarmEvent;
import health.vigil.alarms.AlarmOutbox;
import health.vigil.alarms.Announcement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a notification for every recipient that an event concerns. */
@ApplicationScoped
class Outbox implements AlarmOutbox {
    static final String TYPE_PREFIX = "health.vigil.alarm.";

    /**
     * What is first told of an alarm goes to the enabled recipients that ask for such alarms; what follows goes to those
     * that got that, whatever has changed meanwhile. The id follows from what is told to whom, so that it can't be told twice.
     */
    private static final String INSERT =
            """
            INSERT INTO notification (id, recipient_id, alarm_id, sequence, type, body)
            SELECT encode(substring(sha256(convert_to(concat_ws('/', r.id, a.id, e.sequence), 'UTF8')) FROM 1 FOR 16),
                          'hex')::uuid,
                   r.id, a.id, e.sequence, e.type, e.body
            FROM unnest(?::uuid[], ?::int[], ?::boolean[], ?::text[], ?::text[]) AS e (alarm_id, sequence, first, type, body)
            JOIN alarm a ON a.id = e.alarm_id
            JOIN recipient r ON CASE
                WHEN NOT e.first THEN EXISTS (
                    SELECT FROM notification told WHERE told.recipient_id = r.id AND told.alarm_id = a.id)
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

    /** What is first told of an alarm is written before what follows from it, which looks for it. */
    @Override
    public void write(Connection transaction, List<Announcement> announcements) throws SQLException {
        var told = announcements.stream().collect(Collectors.partitioningBy(Announcement::first));
        insert(transaction, told.get(true));
        insert(transaction, told.get(false));
    }

    private void insert(Connection transaction, List<Announcement> told) throws SQLException {
        if (told.isEmpty()) {
            return;
        }
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setArray(
                    1, array(transaction, "uuid", told, a -> a.event().alarm().id()));
            insert.setArray(
                    2, array(transaction, "int4", told, a -> a.event().entry().sequence()));
            insert.setArray(3, array(transaction, "bool", told, Announcement::first));
            insert.setArray(
                    4,
                    array(transaction, "text", told, a -> TYPE_PREFIX + a.type().text()));
            insert.setArray(5, array(transaction, "text", told, a -> body(a.event())));
            insert.executeUpdate();
        }
    }

    private static Array array(
            Connection transaction, String type, List<Announcement> told, Function<Announcement, Object> property)
            throws SQLException {
        return transaction.createArrayOf(type, told.stream().map(property).toArray());
    }

    private String body(AlarmEvent event) {
        return cloudEvents.write(NotificationData.of(event, cloudEvents.source()));
    }
}
