package health.vigil.leadership;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens sessions for the lock, apart from the pools: their connections come and go. */
@Singleton
class LockSessions {
    private final LeadershipConfig config;
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    LockSessions(
            LeadershipConfig config,
            @ConfigProperty(name = "vigil.instance") String instance,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.config = config;
        database.setUrl(url);
        database.setUser(username);
        database.setPassword(password);
        database.setApplicationName(instance);
        var patience = (int) Math.max(1, config.patience().toSeconds());
        database.setConnectTimeout(patience);
        database.setSocketTimeout(patience);
    }

    /** What this process calls itself, unlike all others on the database. */
    String instance() {
        return database.getApplicationName();
    }

    LockSession open() throws SQLException {
        return LockSession.on(database.getConnection(), config);
    }
}
