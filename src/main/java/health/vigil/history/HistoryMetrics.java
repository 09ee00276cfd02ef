package health.vigil.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** How far history is behind, and what was found in it. */
@ApplicationScoped
class HistoryMetrics {
    private final DataSource database;
    private final Counter found;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldestMillis = new AtomicLong();

    HistoryMetrics(DataSource database, MeterRegistry registry) {
        this.database = database;
        found = Counter.builder("vigil.excursions.found")
                .description("Retrospective excursions that were not known before")
                .register(registry);
        registry.gauge("vigil.backlog.rows", waiting);
        TimeGauge.builder("vigil.backlog.oldest", oldestMillis::get, TimeUnit.MILLISECONDS)
                .description("For how long the oldest late readings have been waiting to be judged")
                .register(registry);
    }

    void found(int excursions) {
        found.increment(excursions);
    }

    void look() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*), coalesce(extract(epoch FROM now() - min(noted_at)) * 1000, 0)::bigint"
                                + " FROM backlog");
                var row = select.executeQuery()) {
            row.next();
            waiting.set(row.getLong(1));
            oldestMillis.set(row.getLong(2));
        }
    }
}
