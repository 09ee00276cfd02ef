package health.vigil.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A throw-away PostgreSQL of the user {@code postgres}, no password, gone when closed.
 *
 * @param url JDBC, with the user in it
 */
public record TestDatabase(String name, int port, String url, AutoCloseable server) implements AutoCloseable {
    private static final String TIMESCALE = "TimescaleDB";

    private TestDatabase(String name, int port, AutoCloseable server) {
        this(name, port, "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres", server);
    }

    /** The embedded PostgreSQL of the one-command start, as durable as it is there. */
    public static TestDatabase plain() throws IOException {
        var server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        return new TestDatabase("plain PostgreSQL", server.getPort(), server);
    }

    /** This machine's PostgreSQL that has the TimescaleDB extension; throws if there is none. */
    public static TestDatabase timescale() throws IOException, InterruptedException {
        var installation = TimescaleCluster.installation()
                .orElseThrow(() -> new IllegalStateException("no PostgreSQL with the TimescaleDB extension here"));
        var server = TimescaleCluster.start(installation);
        return new TestDatabase(TIMESCALE, server.port(), server);
    }

    /** Every kind this machine can run; says on the console what it cannot. */
    public static List<TestDatabase> all() throws IOException, InterruptedException {
        var databases = new ArrayList<TestDatabase>();
        databases.add(plain());
        if (TimescaleCluster.installation().isPresent()) {
            databases.add(timescale());
        } else {
            System.out.println("SKIPPED on TimescaleDB: no PostgreSQL with the extension is installed here");
        }
        return databases;
    }

    public boolean hasTimescale() {
        return name.equals(TIMESCALE);
    }

    /** As the service does when it starts. */
    public void migrate() {
        Flyway.configure().dataSource(dataSource()).load().migrate();
    }

    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    @Override
    public void close() throws Exception {
        server.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
