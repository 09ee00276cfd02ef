package health.vigil.alarms;

import health.vigil.alarms.HistoryEntry.Kind;
import health.vigil.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What officers do with alarms.
 *
 * <p>What the alarm's state doesn't allow is refused with a 409 that says why; an unknown alarm with a 404.
 */
@ApplicationScoped
class AlarmDesk {
    /** Shelving is of a rule on a device: it holds for the alarms that this raises meanwhile, and ends for all of them. */
    private static final String SHELVED_WITH =
            """
            SELECT p.id FROM alarm n JOIN alarm p ON p.device_id = n.device_id AND p.rule_id = n.rule_id
                AND p.field IS NOT DISTINCT FROM n.field AND p.container IS NOT DISTINCT FROM n.container
            WHERE n.id = ? AND p.shelved_until IS NOT NULL
            ORDER BY p.raised_at, p.id
            """;

    private static final String OFFICER = "SELECT FROM app_user WHERE username = ? AND role IN ('officer', 'admin')";

    private final Transactions transactions;
    private final AlarmsConfig config;
    private final Clock clock;

    AlarmDesk(Transactions transactions, AlarmsConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** The first acknowledgement counts; a later one changes nothing. */
    void acknowledge(UUID alarm, String user, @Nullable String comment) throws SQLException {
        transactions.run((transaction, chronicle) -> {
            var life = known(chronicle.load(transaction, List.of(alarm)), alarm);
            if (life.episode().acknowledged() == null) {
                chronicle.add(alarm, entry(Kind.ACKNOWLEDGED, user).saying(comment));
            }
        });
    }

    void comment(UUID alarm, String user, String comment) throws SQLException {
        add(alarm, entry(Kind.COMMENTED, user).saying(comment));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the time is not one for which it can be shelved */
    void shelve(UUID alarm, String user, Duration time, String why) throws SQLException {
        if (time.isNegative() || time.isZero() || time.compareTo(config.longestShelving()) > 0) {
            throw Problems.badRequest("duration: an alarm can be shelved for more than 0 and at most "
                    + config.longestShelving() + ", not for " + time);
        }
        var entry = entry(Kind.SHELVED, user);
        add(alarm, entry.because(why).until(entry.at().plus(time)));
    }

    void unshelve(UUID alarm, String user, @Nullable String comment) throws SQLException {
        transactions.run((transaction, chronicle) -> {
            var all = shelvedWith(transaction, alarm);
            chronicle.load(transaction, all).load(transaction, List.of(alarm));
            allow(known(chronicle, alarm), Kind.UNSHELVED);
            for (var shelved : all) {
                chronicle.add(shelved, entry(Kind.UNSHELVED, user).saying(comment));
            }
        });
    }

    void reset(UUID alarm, String user, @Nullable String comment) throws SQLException {
        add(alarm, entry(Kind.RESET, user).saying(comment));
    }

    /** @param assignee an officer or administrator; absent takes it from whoever has it */
    void assign(UUID alarm, String user, @Nullable String assignee, @Nullable String comment) throws SQLException {
        transactions.run((transaction, chronicle) -> {
            if (assignee != null && !isOfficer(transaction, assignee)) {
                throw Problems.badRequest("assignee: '" + assignee + "' is not a user who may handle alarms");
            }
            allow(known(chronicle.load(transaction, List.of(alarm)), alarm), Kind.ASSIGNED);
            chronicle.add(alarm, entry(Kind.ASSIGNED, user).to(assignee).saying(comment));
        });
    }

    private void add(UUID alarm, HistoryEntry entry) throws SQLException {
        transactions.run((transaction, chronicle) -> {
            allow(known(chronicle.load(transaction, List.of(alarm)), alarm), entry.kind());
            chronicle.add(alarm, entry);
        });
    }

    private HistoryEntry entry(Kind kind, String user) {
        return HistoryEntry.of(kind, clock.instant(), user);
    }

    private static AlarmLife known(Chronicle chronicle, UUID alarm) {
        return chronicle.life(alarm).orElseThrow(() -> Problems.notFound("There is no alarm " + alarm));
    }

    private static void allow(AlarmLife life, Kind command) {
        life.refusal(command).ifPresent(reason -> {
            throw Problems.conflict(reason);
        });
    }

    private static List<UUID> shelvedWith(Connection transaction, UUID alarm) throws SQLException {
        try (var select = transaction.prepareStatement(SHELVED_WITH)) {
            select.setObject(1, alarm);
            return Transactions.ids(select);
        }
    }

    private static boolean isOfficer(Connection transaction, String username) throws SQLException {
        try (var select = transaction.prepareStatement(OFFICER)) {
            select.setString(1, username);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
