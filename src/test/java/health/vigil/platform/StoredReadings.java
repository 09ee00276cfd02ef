package health.vigil.platform;

import health.vigil.telemetry.Flags;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes readings of field 1 and reads them back, as the service above storage would. */
class StoredReadings implements AutoCloseable {
    private static final short FIELD = 1;

    private final TestDatabase database;
    private final Connection connection;

    /** One row of reading_1m, reading_1h or reading_1d. */
    record Bucket(
            OffsetDateTime start,
            @Nullable Double avg,
            @Nullable Double min,
            @Nullable Double max,
            long samples,
            @Nullable Double first,
            @Nullable Double last,
            long bad) {}

    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    StoredReadings(TestDatabase database) throws SQLException {
        this.database = database;
        this.connection = database.dataSource().getConnection();
    }

    void insert(int device, OffsetDateTime at, double value, Flags flags) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO reading (time, device_key, field_id, flags, value) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, at);
            insert.setInt(2, device);
            insert.setShort(3, FIELD);
            insert.setInt(4, flags.bits());
            insert.setDouble(5, value);
            insert.executeUpdate();
        }
    }

    List<Double> values(int device) throws SQLException {
        return query(
                "SELECT value FROM reading WHERE device_key = " + device + " ORDER BY time", row -> row.getDouble(1));
    }

    List<Bucket> buckets(String view, int device) throws SQLException {
        return query(
                "SELECT bucket, avg_value, min_value, max_value, samples, first_value, last_value, bad FROM " + view
                        + " WHERE device_key = " + device + " ORDER BY bucket, field_id",
                StoredReadings::bucket);
    }

    private static Bucket bucket(ResultSet row) throws SQLException {
        return new Bucket(
                row.getObject(1, OffsetDateTime.class)
                        .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
                        .toOffsetDateTime(),
                row.getObject(2, Double.class),
                row.getObject(3, Double.class),
                row.getObject(4, Double.class),
                row.getLong(5),
                row.getObject(6, Double.class),
                row.getObject(7, Double.class),
                row.getLong(8));
    }

    /** Runs the refresh policies now instead of waiting for their time; plain views are always up to date. */
    void refresh() throws SQLException {
        if (database.hasTimescale()) {
            for (var job : query(
                    "SELECT job_id FROM timescaledb_information.jobs"
                            + " WHERE proc_name = 'policy_refresh_continuous_aggregate'",
                    row -> row.getInt(1))) {
                execute("CALL run_job(" + job + ")");
            }
        }
    }

    void compress() throws SQLException {
        if (database.hasTimescale()) {
            execute("SELECT compress_chunk(show_chunks('reading'), if_not_compressed => true)");
        }
    }

    /** The background jobs of the installed policies, in words. */
    List<String> policies() throws SQLException {
        return query(
                """
                SELECT CASE proc_name
                         WHEN 'policy_compression' THEN 'compress ' || name || ' after ' || (config ->> 'compress_after')
                         WHEN 'policy_retention' THEN 'drop ' || name || ' after ' || (config ->> 'drop_after')
                         ELSE 'refresh ' || name || coalesce(' from ' || (config ->> 'start_offset'), ' from the beginning')
                       END
                FROM (SELECT job.*, coalesce(aggregate.view_name, job.hypertable_name) AS name
                      FROM timescaledb_information.jobs AS job
                      LEFT JOIN timescaledb_information.continuous_aggregates AS aggregate
                        ON job.hypertable_name IN (aggregate.materialization_hypertable_name, aggregate.view_name)
                      WHERE job.hypertable_name IS NOT NULL) AS policy""",
                row -> row.getString(1));
    }

    String plan(String query) throws SQLException {
        return String.join("\n", query("EXPLAIN " + query, row -> row.getString(1)));
    }

    /** Every table and view with its columns, as the code above storage sees them. */
    List<String> columns() throws SQLException {
        return query(
                "SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns"
                        + " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position",
                row -> row.getString(1));
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private <T> List<T> query(String sql, Mapping<T> mapping) throws SQLException {
        var result = new ArrayList<T>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(mapping.of(rows));
            }
        }
        return result;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
