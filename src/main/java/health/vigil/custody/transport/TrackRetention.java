package health.vigil.custody.transport;

import health.vigil.leadership.LeadershipGained;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Forgets positions and events of vehicles once they have been kept for long enough; findings and alarms stay. */
@ApplicationScoped
class TrackRetention {
    /** Tracking data ≥ 6 months, 《道路运输车辆动态监督管理办法》; the longest six months have 184 days. */
    static final Duration LEAST = Duration.ofDays(184);

    private static final int MOST = 10_000;

    private final DataSource database;
    private final TransportConfig config;
    private final Clock clock;
    private final Loop loop;

    TrackRetention(DataSource database, TransportConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.loop = Loop.of("track-retention", config.sweep(), this::forget);
        if (config.keep().compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("vigil.transport.keep is " + config.keep()
                    + "; tracks of vehicles must be kept for six months, at least " + LEAST.toHours() + "h");
        }
    }

    void start(@Observes LeadershipGained event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** @return how many rows were deleted */
    int forget() throws SQLException {
        var forgotten = 0;
        try (var connection = database.getConnection()) {
            for (var table : new String[] {"vehicle_position", "track_event"}) {
                int deleted;
                do {
                    deleted = forget(connection, table);
                    forgotten += deleted;
                } while (deleted == MOST);
            }
        }
        return forgotten;
    }

    /** By vehicle, for so the key serves. */
    private int forget(Connection connection, String table) throws SQLException {
        var sql =
                """
                DELETE FROM %1$s t USING (
                    SELECT old.ctid AS tuple FROM vehicle_watch w
                    CROSS JOIN LATERAL (SELECT p.ctid FROM %1$s p WHERE p.device_id = w.device_id AND p.at < ?) old
                    LIMIT %2$d) gone
                WHERE t.ctid = gone.tuple"""
                        .formatted(table, MOST);
        try (var delete = connection.prepareStatement(sql)) {
            delete.setObject(1, clock.instant().minus(config.keep()).atOffset(ZoneOffset.UTC));
            return delete.executeUpdate();
        }
    }
}
