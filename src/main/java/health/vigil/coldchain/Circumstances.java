package health.vigil.coldchain;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import health.vigil.coldchain.exposure.Span;
import health.vigil.coldchain.exposure.Switched;
import health.vigil.ingest.Rows;
import health.vigil.telemetry.Flags;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What else an equipment reported in a span: its door, its mains, its battery, its compressor.
 *
 * @param powerOff   mains off
 * @param battery    in %; absent where none reported
 * @param compressor run time in s per hour; likewise
 */
record Circumstances(
        SwitchedView doorOpen,
        SwitchedView powerOff,
        @Nullable Figures battery,
        @Nullable Figures compressor,
        List<Event> events) {
    private static final int MOST_EVENTS = 1_000;
    private static final Map<String, Boolean> DOOR = Map.of("door.opened", true, "door.closed", false);
    private static final Map<String, Boolean> POWER_OFF = Map.of("power.lost", true, "power.restored", false);

    private static final String EVENTS =
            """
            SELECT d.id, e.time, e.type FROM device_event e JOIN device d ON d.key = e.device_key
            WHERE d.id = ANY (?) AND e.time >= ? AND e.time < ?
                AND e.type IN ('door.opened', 'door.closed', 'power.lost', 'power.restored')
            ORDER BY e.time, d.id, e.type""";

    private static final String READINGS =
            """
            SELECT f.name, r.time, r.value FROM reading r
            JOIN device d ON d.key = r.device_key JOIN field f ON f.id = r.field_id
            WHERE d.id = ANY (?) AND r.time >= ? AND r.time < ? AND (r.flags & %d) = 0
                AND f.name IN ('door_open', 'mains_power', 'battery', 'compressor_runtime')
            ORDER BY r.time, f.name"""
                    .formatted(Flags.BAD.bits());

    /** @param times how often; of the times the sum and the longest */
    record SwitchedView(
            int times, @JsonFormat(shape = STRING) Duration total, @JsonFormat(shape = STRING) Duration longest) {}

    /** One report of its door or its mains. */
    record Event(Instant at, String type, String device) {}

    /** @param last the latest one */
    record Figures(double min, double mean, double max, double last) {}

    /** One value of a field. */
    private record Value(String field, Instant at, double value) {}

    static Circumstances of(Connection connection, Collection<String> devices, Span span) throws SQLException {
        var events = read(
                connection,
                EVENTS,
                devices,
                span,
                row -> new Event(Rows.time(row, "time"), row.getString("type"), row.getString("id")));
        var values = read(
                connection,
                READINGS,
                devices,
                span,
                row -> new Value(row.getString("name"), Rows.time(row, "time"), row.getDouble("value")));
        return new Circumstances(
                switched(events, DOOR, values, "door_open", 1, span),
                switched(events, POWER_OFF, values, "mains_power", 0, span),
                figures(values, "battery"),
                figures(values, "compressor_runtime"),
                events.subList(0, Math.min(events.size(), MOST_EVENTS)));
    }

    private static SwitchedView switched(
            List<Event> events, Map<String, Boolean> types, List<Value> values, String field, double on, Span span) {
        var changes = new ArrayList<Switched.Change>();
        events.stream()
                .filter(event -> types.containsKey(event.type()))
                .forEach(event -> changes.add(new Switched.Change(event.at(), types.get(event.type()))));
        values.stream()
                .filter(value -> value.field().equals(field))
                .forEach(value -> changes.add(new Switched.Change(value.at(), value.value() == on)));
        var switched = Switched.of(changes, span);
        return new SwitchedView(switched.times(), switched.total(), switched.longest());
    }

    private static @Nullable Figures figures(List<Value> values, String field) {
        var ofField = values.stream().filter(v -> v.field().equals(field)).toList();
        if (ofField.isEmpty()) {
            return null;
        }
        var figures = ofField.stream().mapToDouble(Value::value).summaryStatistics();
        var last = ofField.get(ofField.size() - 1).value();
        return new Figures(figures.getMin(), figures.getAverage(), figures.getMax(), last);
    }

    private static <T> List<T> read(
            Connection connection, String sql, Collection<String> devices, Span span, Rows.Mapping<T> mapping)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", devices.toArray()));
            select.setObject(2, span.from().atOffset(ZoneOffset.UTC));
            select.setObject(3, span.to().atOffset(ZoneOffset.UTC));
            var found = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(mapping.map(rows));
                }
            }
            return found;
        }
    }
}
