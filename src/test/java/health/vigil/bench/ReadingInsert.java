package health.vigil.bench;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** Readings in batches into a table like {@code reading}: one statement and one commit a batch. */
final class ReadingInsert {
    static final int DEVICES = 1_000;
    static final int FIELDS = 5;
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final long PATIENCE_SECONDS = 60;

    private final PreparedQuery<RowSet<Row>> insert;
    private final int batch;
    private long next;
    private long written;
    private double elapsed;

    ReadingInsert(PgConnection connection, String table, int batch) {
        this.insert = connection.preparedQuery("INSERT INTO " + table
                + " (time, device_key, field_id, flags, value) SELECT * FROM"
                + " unnest($1::timestamptz[], $2::int[], $3::smallint[], $4::int[], $5::float8[])"
                + " ON CONFLICT DO NOTHING");
        this.batch = batch;
    }

    /** Writes for so long; the first batch is not counted, it makes the plan. */
    void run(double seconds) throws Exception {
        writeOne();
        var began = System.nanoTime();
        var turn = 0.0;
        while (turn < seconds) {
            writeOne();
            written += batch;
            turn = (System.nanoTime() - began) / 1e9;
        }
        elapsed += turn;
    }

    /** Rows a second over all runs. */
    double rate() {
        return written / elapsed;
    }

    long written() {
        return written;
    }

    private void writeOne() throws Exception {
        await(insert.execute(rows(next, batch)));
        next += batch;
    }

    /** Every device reports all its fields once a minute, the devices evenly spread over it. */
    private static Tuple rows(long from, int size) {
        var time = new OffsetDateTime[size];
        var device = new Integer[size];
        var field = new Short[size];
        var flags = new Integer[size];
        var value = new Double[size];
        for (var i = 0; i < size; i++) {
            var message = (from + i) / FIELDS;
            time[i] = START.plusMillis(message * 60_000 / DEVICES).atOffset(ZoneOffset.UTC);
            device[i] = (int) (message % DEVICES) + 1;
            field[i] = (short) ((from + i) % FIELDS + 1);
            flags[i] = 0;
            value[i] = 7 + (from + i) % 997 / 1000.0;
        }
        return Tuple.of(time, device, field, flags, value);
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
