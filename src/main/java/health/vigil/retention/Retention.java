package health.vigil.retention;

import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one place that deletes what is over its time: a bounded piece at a time, each with a line of what it was. */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final DataSource database;
    private final RetentionConfig config;
    private final Clock clock;
    private @Nullable Archive archive;

    Retention(DataSource database, RetentionConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** @return whether there may be more */
    boolean deleteSome() throws SQLException {
        var now = clock.instant();
        var more = false;
        for (var rule : rules()) {
            for (var expired : tables(rule.kind())) {
                more |= deleteSome(rule.kind(), expired, now);
            }
        }
        return more;
    }

    /**
     * While it deletes nobody can impose a hold or change the rule; a second instance of the service waits and then finds
     * the rest.
     */
    private boolean deleteSome(Kind kind, Expired expired, Instant now) throws SQLException {
        return Transaction.in(database, transaction -> {
            execute(transaction, "LOCK TABLE legal_hold IN SHARE MODE");
            execute(transaction, "SELECT set_config('vigil.retention', '" + kind.text() + "', true)");
            var rule = RetentionRules.of(transaction, kind);
            var cutoff = rule.cutoff(now);
            var deleted = cutoff == null ? Optional.<Deletion>empty() : expired.deleteSome(transaction, cutoff);
            if (deleted.isPresent()) {
                deleted.get().record(transaction, rule, now);
                LOG.infof(
                        "Deleted %d rows of %s from %s to %s, which are kept for %s",
                        deleted.get().rows(),
                        deleted.get().source(),
                        deleted.get().from(),
                        deleted.get().until(),
                        rule.keep());
            }
            return deleted.isPresent();
        });
    }

    private List<RetentionRule> rules() throws SQLException {
        return Transaction.in(database, RetentionRules::all);
    }

    private synchronized List<Expired> tables(Kind kind) throws SQLException {
        if (archive == null) {
            archive = isTimescale() ? Archive.timescale(config.batch()) : Archive.plain(config.batch());
        }
        return archive.tables().get(kind);
    }

    private boolean isTimescale() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT kind = 'timescaledb' FROM storage_kind");
                var row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void execute(Connection transaction, String sql) throws SQLException {
        try (var statement = transaction.createStatement()) {
            statement.execute(sql);
        }
    }
}
