package health.vigil.bench;

import health.vigil.platform.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/**
 * What a reading takes on disk, in a plain table, in a hypertable, compressed, and in the aggregates; and how fast each
 * takes readings as the service writes them.
 */
final class StorageScale {
    private static final String SETUP = "storage of %,d readings, %s";
    private static final int BATCH = 5_000;
    private static final int TURN_SECONDS = 3;
    private static final int TURNS = 4;
    private static final Duration DAY = Duration.ofDays(1);

    private final long readings;
    private final Figures figures;

    private StorageScale(long readings, Figures figures) {
        this.readings = readings;
        this.figures = figures;
    }

    static void measure(long readings, Figures figures) throws Exception {
        var databases = TestDatabase.all();
        try {
            var scale = new StorageScale(readings, figures);
            for (var database : databases) {
                database.migrate();
                scale.size(database);
            }
            for (var database : databases) {
                if (database.hasTimescale()) {
                    scale.write(database);
                }
            }
        } finally {
            for (var database : databases) {
                database.close();
            }
        }
    }

    private void size(TestDatabase database) throws Exception {
        try (var connection = DriverManager.getConnection(database.url())) {
            var prefecture = new Prefecture(connection);
            prefecture.register();
            // what is written afterwards begins where this ends
            var until = ReadingInsert.START;
            var from = until.minus(DAY.multipliedBy(prefecture.days(readings)));
            Progress.say("filling %s from %s", database, from);
            for (var day = from; day.isBefore(until); day = day.plus(DAY)) {
                prefecture.measure(day, day.plus(DAY));
            }
            var rows = prefecture.number("SELECT count(*) FROM reading");
            var setup = SETUP.formatted(rows, database);
            if (prefecture.isTimescale()) {
                sizeOfChunks(prefecture, setup, rows, from, until);
            } else {
                perReading(setup, "table", prefecture.number("SELECT pg_table_size('reading')"), rows);
                perReading(setup, "key", prefecture.number("SELECT pg_indexes_size('reading')"), rows);
            }
        }
    }

    private void sizeOfChunks(Prefecture prefecture, String setup, long rows, Instant from, Instant until)
            throws Exception {
        perReading(setup, "hypertable with key", prefecture.number("SELECT hypertable_size('reading')"), rows);
        prefecture.aggregate(from, until);
        var aggregates = new ArrayList<String>();
        for (var view : new String[] {"reading_1m", "reading_1h", "reading_1d"}) {
            aggregates.add(view);
            perReading(setup, view, prefecture.number(size(view)), rows);
        }
        prefecture.compress("reading", from, until);
        perReading(setup, "hypertable, compressed", prefecture.number("SELECT hypertable_size('reading')"), rows);
        for (var view : aggregates) {
            prefecture.compress(view, Instant.EPOCH, until.plus(DAY.multipliedBy(1_000)));
            perReading(setup, view + ", compressed", prefecture.number(size(view)), rows);
        }
    }

    private static String size(String view) {
        return """
               SELECT hypertable_size(format('%%I.%%I', materialization_hypertable_schema, materialization_hypertable_name)::regclass)
               FROM timescaledb_information.continuous_aggregates WHERE view_name = '%s'"""
                .formatted(view);
    }

    private void perReading(String setup, String what, long bytes, long rows) {
        figures.add(setup, what, "%.2f bytes a reading (%,d MB)", (double) bytes / rows, bytes >> 20);
    }

    /** By turns, so that whatever else this machine does falls on both. */
    private void write(TestDatabase database) throws Exception {
        try (var connection = DriverManager.getConnection(database.url())) {
            new Prefecture(connection).execute("CREATE TABLE reading_plain (LIKE reading INCLUDING ALL)");
        }
        var vertx = Vertx.vertx();
        try {
            var options = PgConnectOptions.fromUri("postgresql://postgres@127.0.0.1:" + database.port() + "/postgres")
                    .setCachePreparedStatements(true);
            var connection = ReadingInsert.await(PgConnection.connect(vertx, options));
            var plain = new ReadingInsert(connection, "reading_plain", BATCH);
            var stored = new ReadingInsert(connection, "reading", BATCH);
            for (var turn = 0; turn < TURNS; turn++) {
                plain.run(TURN_SECONDS);
                stored.run(TURN_SECONDS);
            }
            figures.add(
                    "ingest, batches of %,d, ON CONFLICT DO NOTHING".formatted(BATCH),
                    "hypertable with its aggregates : plain table, same server",
                    "%,.0f : %,.0f readings/s = %.2f",
                    stored.rate(),
                    plain.rate(),
                    stored.rate() / plain.rate());
        } finally {
            ReadingInsert.await(vertx.close());
        }
    }
}
