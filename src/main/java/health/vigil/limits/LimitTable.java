package health.vigil.limits;

import health.vigil.leadership.LeadershipGained;
import health.vigil.limits.BoundRules.RulesBound;
import health.vigil.rules.Limit;
import health.vigil.work.Loop;
import health.vigil.work.Transaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps the limits in force in a table, for dashboards to draw. Nothing is judged by it. */
@ApplicationScoped
class LimitTable {
    private static final String PREPARE =
            """
            SELECT pg_advisory_xact_lock(hashtext('limit_in_force'));
            CREATE TEMPORARY TABLE given (LIKE limit_in_force) ON COMMIT DROP
            """;
    private static final String GIVE = "INSERT INTO given VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    /** What is as it was is left alone. */
    private static final String TAKE_OVER =
            """
            DELETE FROM limit_in_force l WHERE NOT EXISTS (SELECT FROM given g WHERE g = l);
            INSERT INTO limit_in_force SELECT * FROM given ON CONFLICT DO NOTHING
            """;

    private static final int ROWS_AT_ONCE = 1000;

    private final DataSource database;
    private final Loop loop;
    private final AtomicReference<@Nullable RulesBound> unwritten = new AtomicReference<>();

    LimitTable(DataSource database, RuleChangeConfig config) {
        this.database = database;
        this.loop = Loop.of("limits in force", config.refresh(), this::write);
    }

    void bound(@Observes RulesBound rules) {
        unwritten.set(rules);
        loop.wake();
    }

    void start(@Observes LeadershipGained event) {
        loop.start();
        loop.wake();
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private void write() throws SQLException {
        var rules = unwritten.get();
        if (rules != null) {
            Transaction.run(database, transaction -> write(transaction, LimitLine.of(rules.book())));
            unwritten.compareAndSet(rules, null);
        }
    }

    private static void write(Connection transaction, Collection<LimitLine> lines) throws SQLException {
        try (var statement = transaction.createStatement();
                var give = transaction.prepareStatement(GIVE)) {
            statement.execute(PREPARE);
            var waiting = 0;
            for (var line : lines) {
                var column = 1;
                give.setString(column++, line.device());
                give.setString(column++, line.field());
                give.setString(column++, line.direction() == Limit.Direction.ABOVE ? "high" : "low");
                give.setString(column++, line.compared().name().toLowerCase(Locale.ROOT));
                give.setDouble(column++, line.value());
                give.setString(column++, line.unit());
                give.setString(column++, line.rule());
                give.setString(column++, line.name());
                give.setString(column++, line.nameEn());
                give.setString(column++, line.source().standard());
                give.setString(column++, line.source().edition());
                give.setString(column++, line.source().clause());
                give.setBoolean(column++, line.source().legal());
                give.setInt(column++, line.priority().ordinal());
                give.setObject(column++, Times.stored(line.inForce().from()));
                give.setObject(column, stored(line.inForce().until()));
                give.addBatch();
                if (++waiting == ROWS_AT_ONCE) {
                    give.executeBatch();
                    waiting = 0;
                }
            }
            give.executeBatch();
            statement.execute(TAKE_OVER);
        }
    }

    private static @Nullable OffsetDateTime stored(@Nullable Instant until) {
        return until == null ? null : Times.stored(until);
    }
}
