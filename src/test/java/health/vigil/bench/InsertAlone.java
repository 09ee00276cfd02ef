package health.vigil.bench;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;

/** As many readings as the embedded PostgreSQL takes into the service's own table over one connection. */
final class InsertAlone {
    private static final int BATCH = 5_000;
    private static final Duration MOST = Duration.ofSeconds(20);

    private InsertAlone() {}

    /** @return readings a second */
    static double measure(Postgres postgres, Duration duration, Figures figures) throws Exception {
        Progress.say("bulk insert alone");
        var vertx = Vertx.vertx();
        try {
            var connection = ReadingInsert.await(PgConnection.connect(
                    vertx,
                    new PgConnectOptions()
                            .setHost("127.0.0.1")
                            .setPort(postgres.port())
                            .setDatabase(Postgres.NAME)
                            .setUser(Postgres.NAME)
                            .setPassword(postgres.password())
                            .setCachePreparedStatements(true)));
            var cpu = postgres.cpuSeconds();
            var insert = new ReadingInsert(connection, "reading", BATCH);
            insert.run(Math.min(duration.toSeconds(), MOST.toSeconds()));
            figures.add(
                    Raw.SETUP,
                    "PostgreSQL: bulk insert into reading, batches of %,d, one connection".formatted(BATCH),
                    "%,.0f readings/s; %.1f s CPU per million readings",
                    insert.rate(),
                    (postgres.cpuSeconds() - cpu) / (insert.written() / 1e6));
            return insert.rate();
        } finally {
            ReadingInsert.await(vertx.close());
        }
    }
}
