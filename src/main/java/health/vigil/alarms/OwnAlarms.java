package health.vigil.alarms;

import health.vigil.alarms.HistoryEntry.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Alarms about this service itself: they live, are listed and told as those of sensors are. */
@ApplicationScoped
public class OwnAlarms {
    private static final String INSERT =
            """
            INSERT INTO alarm (id, rule_id, rule, device_id, device_name, device_name_en, site_id, site_name, site_name_en,
                               jurisdiction, family, priority, latched, onset_at, raised_at, sequence)
            VALUES (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, 0)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String ACTIVE =
            """
            SELECT id FROM alarm WHERE family = ? AND rule_id = ? AND device_id = ? AND cleared_at IS NULL
            ORDER BY raised_at, id
            """;

    private final Transactions transactions;
    private final Silences silences;
    private final AlarmsConfig config;
    private final Clock clock;

    OwnAlarms(Transactions transactions, Silences silences, AlarmsConfig config, Clock clock) {
        this.transactions = transactions;
        this.silences = silences;
        this.config = config;
        this.clock = clock;
    }

    /** Does nothing while one of the same rule and subject is active. */
    public void raise(OwnAlarm alarm) throws SQLException {
        transactions.run((transaction, chronicle) -> {
            var raised = alarm.raised();
            if (active(transaction, alarm.rule(), alarm.subject()).isEmpty() && insert(transaction, alarm)) {
                Circumstances.of(transaction, List.of(raised.alarm()), config.chattering(), silences)
                        .raise(raised, chronicle);
            }
        });
    }

    /**
     * Does nothing when none is active.
     *
     * @param why a word, for instance {@code returned}
     */
    public void clear(String rule, String subject, String why) throws SQLException {
        transactions.run((transaction, chronicle) -> {
            var over = active(transaction, rule, subject);
            chronicle.load(transaction, over);
            var entry = HistoryEntry.of(Kind.CLEARED, clock.instant(), HistoryEntry.VIGIL)
                    .because(why);
            over.forEach(alarm -> chronicle.add(alarm, entry));
        });
    }

    private static List<UUID> active(Connection transaction, String rule, String subject) throws SQLException {
        try (var select = transaction.prepareStatement(ACTIVE)) {
            select.setString(1, OwnAlarm.FAMILY);
            select.setString(2, rule);
            select.setString(3, subject);
            return Transactions.ids(select);
        }
    }

    /** @return whether it is new */
    private static boolean insert(Connection transaction, OwnAlarm alarm) throws SQLException {
        var raised = alarm.raised();
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setObject(1, raised.alarm());
            insert.setString(2, alarm.rule());
            insert.setString(3, RuleSnapshot.write(raised.rule()));
            insert.setString(4, alarm.subject());
            insert.setString(5, alarm.subjectName());
            insert.setString(6, alarm.subjectNameEn());
            insert.setString(7, OwnAlarm.SITE);
            insert.setString(8, OwnAlarm.SITE_NAME);
            insert.setString(9, OwnAlarm.SITE_NAME_EN);
            insert.setString(10, alarm.jurisdiction());
            insert.setString(11, OwnAlarm.FAMILY);
            insert.setInt(12, alarm.priority().ordinal());
            insert.setObject(13, raised.onset().atOffset(ZoneOffset.UTC));
            insert.setObject(14, HistoryEntry.storable(raised.at()).atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() > 0;
        }
    }
}
