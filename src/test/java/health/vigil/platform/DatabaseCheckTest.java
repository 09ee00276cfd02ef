package health.vigil.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void isReadyOnlyWhileTheDatabaseAnswers() throws Exception {
        var vertx = Vertx.vertx();
        try (var database = TestDatabase.plain()) {
            var check = checkOf(database.port(), Duration.ofSeconds(15), vertx);

            assertThat(answerOf(check).getStatus()).isEqualTo(Status.UP);

            database.close();
            var down = answerOf(check);
            assertThat(down.getStatus()).isEqualTo(Status.DOWN);
            assertThat(down.getName()).isEqualTo("database");
            assertThat(down.getData().orElseThrow()).containsKey("reason");
        } finally {
            vertx.closeAndAwait();
        }
    }

    @Test
    void isNotReadyWhenTheDatabaseHangs() throws Exception {
        var vertx = Vertx.vertx();
        try (var hanging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answer = answerOf(checkOf(hanging.getLocalPort(), Duration.ofMillis(200), vertx));

            assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
            assertThat(answer.getData().orElseThrow()).containsEntry("reason", "no answer within 200 ms");
        } finally {
            vertx.closeAndAwait();
        }
    }

    private static DatabaseCheck checkOf(int port, Duration timeout, Vertx vertx) {
        var pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1))
                .connectingTo(PgConnectOptions.fromUri("postgresql://postgres@127.0.0.1:" + port + "/postgres"))
                .using(vertx)
                .build();
        return new DatabaseCheck(pool, () -> timeout);
    }

    private static HealthCheckResponse answerOf(DatabaseCheck check) {
        return check.call().await().atMost(PATIENCE);
    }
}
