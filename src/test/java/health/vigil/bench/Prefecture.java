package health.vigil.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.flywaydb.core.Flyway;

/**
 * A prefecture of 700 devices that report every minute, with what they leave behind, made by SQL: see the files in
 * {@code src/test/resources/bench}. As a program it fills an empty database that stays: arguments are its JDBC address and
 * the number of readings; on TimescaleDB it aggregates and compresses each day as it goes.
 */
public final class Prefecture {
    private static final Duration DAY = Duration.ofDays(1);

    private final Connection sql;

    Prefecture(Connection sql) {
        this.sql = sql;
    }

    public static void main(String[] arguments) throws Exception {
        Flyway.configure().dataSource(arguments[0], null, null).load().migrate();
        try (var connection = DriverManager.getConnection(arguments[0])) {
            var prefecture = new Prefecture(connection);
            prefecture.register();
            var until = Instant.now().truncatedTo(ChronoUnit.MINUTES);
            var days = prefecture.days(Long.parseLong(arguments[1]));
            var from = until.truncatedTo(ChronoUnit.DAYS).minus(DAY.multipliedBy(days));
            for (var day = from; day.isBefore(until); day = day.plus(DAY)) {
                prefecture.measure(day, day.plus(DAY).isBefore(until) ? day.plus(DAY) : until);
                Progress.say("%s is stored", day);
                if (prefecture.isTimescale()) {
                    prefecture.aggregate(day, day.plus(DAY));
                    prefecture.compress("reading", day, day.plus(DAY));
                    prefecture.compress("reading_1m", day, day.plus(DAY));
                }
            }
            prefecture.leaveRecords(from, until);
            prefecture.execute("ANALYZE");
        }
    }

    /** Jurisdictions, sites, devices and the field catalogue. */
    void register() throws IOException, SQLException {
        try (var file = Prefecture.class.getResourceAsStream("/fields.yaml");
                var insert = sql.prepareStatement("INSERT INTO field VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (JsonNode field : new YAMLMapper().readTree(file)) {
                insert.setShort(1, (short) field.get("id").asInt());
                insert.setString(2, field.get("name").asText());
                insert.setString(3, field.get("unit").asText());
                insert.setString(4, field.get("zh").asText());
                insert.setString(5, field.get("en").asText());
                insert.setDouble(6, field.get("min").asDouble());
                insert.setDouble(7, field.get("max").asDouble());
                insert.executeUpdate();
            }
        }
        execute(text("registry.sql"));
    }

    /** How many days make at least so many readings. */
    long days(long readings) throws SQLException {
        var perDay = number("SELECT count(*) * 1440 FROM bench_channel");
        return Math.max(1, (readings + perDay - 1) / perDay);
    }

    /** What the devices measure in a time, in the order in which it comes. */
    void measure(Instant from, Instant until) throws SQLException, IOException {
        execute(between(text("readings.sql"), from, until));
    }

    /** Alarms, events, deliveries, compliance, waste and cold chain. */
    void leaveRecords(Instant from, Instant until) throws SQLException, IOException {
        execute(between(text("records.sql"), from, until));
    }

    /** Days of China begin eight hours earlier, so those are aggregated as far as they are whole. */
    void aggregate(Instant from, Instant until) throws SQLException {
        for (var view : new String[] {"reading_1m", "reading_1h", "reading_1d"}) {
            var since = view.equals("reading_1d") ? from.minus(DAY.multipliedBy(2)) : from;
            execute("CALL refresh_continuous_aggregate('%s', '%s', '%s')".formatted(view, since, until));
        }
    }

    void compress(String table, Instant from, Instant until) throws SQLException {
        execute(
                """
                SELECT compress_chunk(c, if_not_compressed => true)
                FROM show_chunks('%s', newer_than => '%s'::timestamptz, older_than => '%s'::timestamptz) AS c"""
                        .formatted(table, from, until));
    }

    boolean isTimescale() throws SQLException {
        return number("SELECT count(*) FROM storage_kind WHERE kind = 'timescaledb'") > 0;
    }

    long number(String query) throws SQLException {
        try (var statement = sql.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    void execute(String text) throws SQLException {
        try (var statement = sql.createStatement()) {
            statement.execute(text);
        }
    }

    private static String between(String text, Instant from, Instant until) {
        return text.replace("$1", "'" + from + "'").replace("$2", "'" + until + "'");
    }

    private static String text(String file) throws IOException {
        try (var text = Prefecture.class.getResourceAsStream("/bench/" + file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
