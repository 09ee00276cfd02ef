package health.vigil.bench;

import health.vigil.platform.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/**
 * Which key of {@code reading} to choose: sustained writes and the console's reads, on plain PostgreSQL and, where it is
 * installed, TimescaleDB. Arguments: seconds a write lasts (60), days stored for the reads (2). Figures of one run compare
 * with each other, not with those of another machine.
 */
public final class StorageBench {
    private static final int DEVICES = ReadingInsert.DEVICES;
    private static final int FIELDS = ReadingInsert.FIELDS;
    private static final int TURN_SECONDS = 5;
    private static final int PER_DAY = DEVICES * FIELDS * 24 * 60;
    private static final Instant START = ReadingInsert.START;

    /** A way to key the table. */
    private enum Key {
        TIME_FIRST("time, device_key, field_id"),
        DEVICE_FIRST("device_key, field_id, time"),
        BOTH("time, device_key, field_id") {
            @Override
            void addTo(Connection sql, String table) throws SQLException {
                super.addTo(sql, table);
                execute(sql, "CREATE INDEX " + table + "_device ON " + table + " (device_key, field_id, time)");
            }

            @Override
            void dropFrom(Connection sql, String table) throws SQLException {
                super.dropFrom(sql, table);
                execute(sql, "DROP INDEX " + table + "_device");
            }
        };

        private final String columns;

        Key(String columns) {
            this.columns = columns;
        }

        void addTo(Connection sql, String table) throws SQLException {
            execute(sql, "ALTER TABLE " + table + " ADD CONSTRAINT " + table + "_key PRIMARY KEY (" + columns + ")");
        }

        void dropFrom(Connection sql, String table) throws SQLException {
            execute(sql, "ALTER TABLE " + table + " DROP CONSTRAINT " + table + "_key");
        }

        String table() {
            return "reading_" + name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private record Result(String database, String key, String what, double figure, String unit) {}

    private final long seconds;
    private final long stored;
    private final List<Result> results = new ArrayList<>();

    private StorageBench(long seconds, double days) {
        this.seconds = seconds;
        this.stored = (long) (days * PER_DAY);
    }

    public static void main(String[] args) throws Exception {
        var bench = new StorageBench(
                args.length > 0 ? Long.parseLong(args[0]) : 60, args.length > 1 ? Double.parseDouble(args[1]) : 2);
        for (var database : TestDatabase.all()) {
            try (database) {
                bench.measure(database);
            }
        }
    }

    private void measure(TestDatabase database) throws Exception {
        try (var sql = DriverManager.getConnection(database.url())) {
            for (var batch : List.of(1_000, 5_000)) {
                write(sql, database, batch);
            }
            create(sql, database, "reading");
            load(sql);
            for (var key : Key.values()) {
                report(
                        database,
                        key,
                        "build the key of all that is stored",
                        seconds(() -> key.addTo(sql, "reading")),
                        "s");
                execute(sql, "VACUUM ANALYZE reading");
                read(sql, database, key.toString());
                key.dropFrom(sql, "reading");
            }
            if (database.hasTimescale()) {
                Key.TIME_FIRST.addTo(sql, "reading");
                execute(sql, "SELECT compress_chunk(show_chunks('reading'))");
                execute(sql, "VACUUM ANALYZE reading");
                read(sql, database, "time first, compressed");
            }
        }
    }

    private static void create(Connection sql, TestDatabase database, String table) throws SQLException {
        execute(sql, "DROP TABLE IF EXISTS " + table);
        execute(
                sql,
                "CREATE TABLE " + table + " (time timestamptz NOT NULL, device_key integer NOT NULL,"
                        + " field_id smallint NOT NULL, flags integer NOT NULL, value double precision NOT NULL)");
        if (database.hasTimescale()) {
            execute(sql, "CREATE EXTENSION IF NOT EXISTS timescaledb");
            execute(
                    sql,
                    "SELECT create_hypertable('" + table + "', by_range('time', INTERVAL '1 day'),"
                            + " create_default_indexes => false)");
            execute(
                    sql,
                    "ALTER TABLE " + table + " SET (timescaledb.compress,"
                            + " timescaledb.compress_segmentby = 'device_key, field_id',"
                            + " timescaledb.compress_orderby = 'time DESC')");
        }
    }

    /** What the writers would have stored, in the same order, all at once. */
    private void load(Connection sql) throws SQLException {
        execute(
                sql,
                "INSERT INTO reading SELECT TIMESTAMPTZ '" + START + "' + message * INTERVAL '1 minute' / " + DEVICES
                        + ", message % " + DEVICES + " + 1, field, 0, 7 + random()" + " FROM generate_series(0, "
                        + (stored / FIELDS - 1) + ") AS message, generate_series(1, " + FIELDS + ") AS field");
    }

    /** The keys take turns, so that whatever else this machine does meanwhile falls on all of them. */
    private void write(Connection sql, TestDatabase database, int batch) throws Exception {
        var vertx = Vertx.vertx();
        try {
            var options = PgConnectOptions.fromUri("postgresql://postgres@127.0.0.1:" + database.port() + "/postgres")
                    .setCachePreparedStatements(true);
            var connection = ReadingInsert.await(PgConnection.connect(vertx, options));
            var writers = new EnumMap<Key, ReadingInsert>(Key.class);
            for (var key : Key.values()) {
                create(sql, database, key.table());
                key.addTo(sql, key.table());
                writers.put(key, new ReadingInsert(connection, key.table(), batch));
            }
            for (var turn = 0; turn * TURN_SECONDS < seconds; turn++) {
                for (var writer : writers.values()) {
                    writer.run(TURN_SECONDS);
                }
            }
            for (var writer : writers.entrySet()) {
                var rate = writer.getValue().rate() / 1000;
                report(database, writer.getKey(), "write, batches of " + batch, rate, "thousand rows/s");
                execute(sql, "DROP TABLE " + writer.getKey().table());
            }
        } finally {
            ReadingInsert.await(vertx.close());
        }
    }

    private void read(Connection sql, TestDatabase database, String key) throws Exception {
        var day = Duration.ofDays(1);
        var end = START.plusMillis(day.toMillis() * stored / PER_DAY);
        report(
                database,
                key,
                "one device, one field, one day by the minute",
                medianMillis(
                        sql,
                        """
                SELECT date_bin('1 minute', time, 'epoch') AS bucket, avg(value), min(value), max(value), count(*)
                FROM reading WHERE device_key = ? AND field_id = 3 AND time >= ?::timestamptz AND time < ?::timestamptz
                GROUP BY bucket ORDER BY bucket""",
                        START,
                        START.plus(day)),
                "ms");
        report(
                database,
                key,
                "latest hour of one device",
                medianMillis(
                        sql,
                        """
                SELECT time, field_id, value, flags FROM reading
                WHERE device_key = ? AND time >= ?::timestamptz AND time < ?::timestamptz
                ORDER BY time""",
                        end.minus(Duration.ofHours(1)),
                        end),
                "ms");
    }

    private static double medianMillis(Connection sql, String query, Instant from, Instant to) throws SQLException {
        var millis = new double[7];
        try (var statement = sql.prepareStatement(query)) {
            for (var i = 0; i < millis.length; i++) {
                statement.setInt(1, 1 + i * 61 % DEVICES);
                statement.setString(2, from.toString());
                statement.setString(3, to.toString());
                var began = System.nanoTime();
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        throw new IllegalStateException("nothing stored between " + from + " and " + to);
                    }
                }
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    private interface Action {
        void run() throws SQLException;
    }

    private static double seconds(Action action) throws SQLException {
        var began = System.nanoTime();
        action.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private void report(TestDatabase database, Object key, String what, double figure, String unit) {
        var result = new Result(database.name(), key.toString(), what, figure, unit);
        results.add(result);
        var base = results.stream()
                .filter(r -> r.database.equals(result.database) && r.what.equals(what))
                .findFirst()
                .orElse(result);
        System.out.printf(
                Locale.ROOT,
                "%-18s %-22s %-60s %9.2f %-16s x %.2f%n",
                result.database,
                result.key,
                what,
                figure,
                unit,
                figure / base.figure);
    }

    private static void execute(Connection sql, String statement) throws SQLException {
        try (var s = sql.createStatement()) {
            s.execute(statement);
        }
    }
}
