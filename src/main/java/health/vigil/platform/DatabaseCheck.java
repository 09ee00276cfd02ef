package health.vigil.platform;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while the database answers a query in time. The broker is checked apart, by its connector. */
@Readiness
@Singleton
class DatabaseCheck implements AsyncHealthCheck {
    private final Pool database;
    private final Duration timeout;

    DatabaseCheck(Pool database, HealthConfig config) {
        this.database = database;
        this.timeout = config.databaseTimeout();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.query("SELECT 1")
                .execute()
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(answered -> HealthCheckResponse.named("database").up().build())
                .onFailure()
                .recoverWithItem(this::down);
    }

    private HealthCheckResponse down(Throwable cause) {
        var reason = cause instanceof TimeoutException
                ? "no answer within " + timeout.toMillis() + " ms"
                : String.valueOf(cause.getMessage());
        return HealthCheckResponse.named("database")
                .down()
                .withData("reason", reason)
                .build();
    }
}
