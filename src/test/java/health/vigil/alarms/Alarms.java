package health.vigil.alarms;

import health.vigil.ingest.AlarmSink;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.AlarmChange.ClearReason;
import health.vigil.rules.AlarmChange.Cleared;
import health.vigil.rules.AlarmChange.Raised;
import health.vigil.rules.Limit;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Plays the part of the ingest: registered devices, judged changes, committed batches. */
@ApplicationScoped
public class Alarms {
    public static final Instant ONSET = Instant.parse("2026-11-22T00:10:00Z");
    public static final Instant RAISED = Instant.parse("2026-11-22T00:15:00Z");
    public static final Instant CLEARED = Instant.parse("2026-11-22T00:40:00Z");

    private final DataSource dataSource;
    private final AlarmSink sink;

    Alarms(DataSource dataSource, AlarmSink sink) {
        this.dataSource = dataSource;
        this.sink = sink;
    }

    /** Registers a device of its own at a waterworks in the division. */
    public String device(String family, String jurisdiction) throws SQLException {
        var id = "alarms-" + UUID.randomUUID();
        execute(
                """
                INSERT INTO jurisdiction (code, name, name_en, level) VALUES
                ('440200', '韶关市', 'Shaoguan', 'prefecture'), ('440203', '武江区', 'Wujiang', 'county'),
                ('440204', '浈江区', 'Zhenjiang', 'county'), ('431102', '零陵区', 'Lingling', 'county')
                ON CONFLICT DO NOTHING
                """);
        execute(
                "INSERT INTO site (id, name, name_en, jurisdiction, kind) VALUES ('%s', '西河水厂', 'Xihe Waterworks', '%s', "
                                .formatted(id, jurisdiction)
                        + "'waterworks')");
        execute(
                """
                INSERT INTO device (id, site, name, name_en, family, sampling_point, interval_s)
                VALUES ('%s', '%s', '出厂水', 'Plant outlet', '%s', 'plant_outlet', 60)
                """
                        .formatted(id, id, family));
        return id;
    }

    public static Rule turbidity(Priority priority) {
        return Rule.of(
                "gb5749-2022.turbidity.high",
                "浑浊度超标",
                "Turbidity above limit",
                "turbidity",
                "NTU",
                new Limit(Limit.Direction.ABOVE, 1.0, false, 0.1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                priority,
                new Source("GB 5749", "2022", "Table 1", true, LocalDate.of(2023, 4, 1), null));
    }

    public static Raised raised(String device, Priority priority) {
        return new Raised(
                UUID.randomUUID(),
                turbidity(priority),
                device,
                null,
                "turbidity",
                false,
                List.of(),
                ONSET,
                RAISED,
                1.35);
    }

    public static Cleared cleared(Raised raised) {
        return new Cleared(raised.alarm(), CLEARED, 0.6, ClearReason.RETURNED);
    }

    public static Cleared cleared(Raised raised, Instant at) {
        return new Cleared(raised.alarm(), at, 0.6, ClearReason.RETURNED);
    }

    /** The same rule raised on the same device at another time: another alarm. */
    public static Raised later(Raised raised, Duration by) {
        return with(raised, UUID.randomUUID(), raised.rule(), raised.at().plus(by));
    }

    /** The same raise by a rule that latches. */
    public static Raised latched(Raised raised) {
        var rule = raised.rule();
        return with(
                raised,
                raised.alarm(),
                new Rule(
                        rule.id(),
                        rule.nameZh(),
                        rule.nameEn(),
                        rule.field(),
                        rule.unit(),
                        rule.condition(),
                        rule.onDelay(),
                        rule.offDelay(),
                        rule.priority(),
                        true,
                        rule.gate(),
                        rule.source(),
                        rule.inForce(),
                        rule.amendment()),
                raised.at());
    }

    private static Raised with(Raised raised, UUID alarm, Rule rule, Instant at) {
        return new Raised(
                alarm,
                rule,
                raised.device(),
                raised.container(),
                raised.field(),
                raised.ofSite(),
                raised.members(),
                at,
                at,
                raised.value());
    }

    /** One batch, committed and told of as the ingest does. */
    public void commit(AlarmChange... changes) throws SQLException {
        try (var transaction = dataSource.getConnection()) {
            transaction.setAutoCommit(false);
            sink.record(transaction, List.of(changes));
            transaction.commit();
        }
        sink.committed();
    }

    /** A batch whose transaction fails. */
    public void rollBack(AlarmChange... changes) throws SQLException {
        try (var transaction = dataSource.getConnection()) {
            transaction.setAutoCommit(false);
            sink.record(transaction, List.of(changes));
            transaction.rollback();
        }
        sink.committed();
    }

    /** Silences a device for an hour. */
    public void silence(String device) throws SQLException {
        execute(
                """
                INSERT INTO silence (id, kind, devices, up_to, author, reason, starts_at, ends_at, created_at)
                VALUES (gen_random_uuid(), 'silence', '{%s}', 3, 'officer', 'sensor is being changed',
                        now(), now() + INTERVAL '1 hour', now())
                """
                        .formatted(device));
    }

    public void endSilence(String device, String by) throws SQLException {
        execute("UPDATE silence SET ended_at = now(), ended_by = '%s' WHERE devices = '{%s}' AND ended_at IS NULL"
                .formatted(by, device));
    }

    /** As if the alarm's latest acknowledgement had been that long ago. */
    public void acknowledgedLongAgo(UUID alarm, Duration ago) throws SQLException {
        execute(
                """
                WITH latest AS (
                    UPDATE alarm_history h SET at = h.at - INTERVAL '%s seconds'
                    FROM alarm a
                    WHERE a.id = '%s' AND h.alarm_id = a.id AND h.kind = 'acknowledged' AND h.at = a.acknowledged_at
                    RETURNING h.at)
                UPDATE alarm SET acknowledged_at = latest.at FROM latest WHERE id = '%s'
                """
                        .formatted(ago.toSeconds(), alarm, alarm));
    }

    public void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public long count(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
