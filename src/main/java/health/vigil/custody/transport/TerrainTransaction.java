package health.vigil.custody.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Changes of geofences and corridors: one after the other, each whole and on record, and every vehicle's last day judged
 * by it again.
 */
@ApplicationScoped
class TerrainTransaction {
    private final DataSource database;
    private final ObjectMapper json;
    private final VehicleLoop loop;
    private final TransportConfig config;
    private final Clock clock;

    TerrainTransaction(DataSource database, ObjectMapper json, VehicleLoop loop, TransportConfig config, Clock clock) {
        this.database = database;
        this.json = json;
        this.loop = loop;
        this.config = config;
        this.clock = clock;
    }

    @FunctionalInterface
    interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    /**
     * @param what   {@code geofence} or {@code corridor}
     * @param before as the API tells it; absent: it is new
     * @param after  absent: it is deleted
     */
    record Change(String what, String item, String by, @Nullable Object before, @Nullable Object after) {}

    <T> T read(Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            return work.in(connection);
        }
    }

    /** @param work tells what it changed */
    void change(Work<Change> work) throws SQLException {
        Transaction.run(database, transaction -> {
            raiseRevision(transaction);
            record(transaction, work.in(transaction));
            WatchRows.judgeAgain(transaction, clock.instant(), config.longestWindow());
        });
        loop.wake();
    }

    /** Its lock also keeps all other changes out until this one is done. */
    private static void raiseRevision(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            statement.executeUpdate("UPDATE terrain_revision SET revision = revision + 1");
        }
    }

    private void record(Connection transaction, Change change) throws SQLException {
        try (var insert = transaction.prepareStatement(
                "INSERT INTO terrain_change (at, by, what, item, before, after) VALUES (?, ?, ?, ?, ?::json, ?::json)")) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, change.by());
            insert.setString(3, change.what());
            insert.setString(4, change.item());
            insert.setString(5, text(change.before()));
            insert.setString(6, text(change.after()));
            insert.executeUpdate();
        }
    }

    private @Nullable String text(@Nullable Object view) {
        try {
            return view == null ? null : json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
