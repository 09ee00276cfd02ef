package health.vigil.reports;

import health.vigil.ingest.Rows;
import health.vigil.limits.RuleBooks;
import health.vigil.registry.Device;
import health.vigil.registry.Registry;
import health.vigil.rules.LocalDay;
import health.vigil.rules.StateEvents;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reckons the figures of devices on one local day from what is stored, in one pass over the readings of the day. */
@ApplicationScoped
class ComplianceReckoner {
    private static final int FETCH = 10_000;

    private static final String READINGS =
            """
            SELECT time, device_key, field_id, flags, value FROM reading
            WHERE time >= ? AND time < ? AND device_key = ANY (?) ORDER BY time, device_key, field_id""";
    private static final String EVENTS =
            """
            SELECT time, device_key, type, body FROM device_event
            WHERE time >= ? AND time < ? AND device_key = ANY (?) AND container IS NULL""";
    private static final String MEASURED = "SELECT key, fields FROM device WHERE key = ANY (?)";

    private final DataSource database;
    private final Registry registry;
    private final RuleBooks ruleBooks;

    ComplianceReckoner(DataSource database, Registry registry, RuleBooks ruleBooks) {
        this.database = database;
        this.registry = registry;
        this.ruleBooks = ruleBooks;
    }

    /**
     * @param keys of devices; those that are not in service have no limits any more, and no figures
     * @param now  as far as the day has gone
     * @return figures by device and field
     */
    Map<Integer, Map<String, Figures>> reckon(LocalDay day, Set<Integer> keys, Instant now) throws SQLException {
        var devices = registry.snapshot().devices().stream()
                .filter(device -> keys.contains(device.key()))
                .toList();
        if (devices.isEmpty()) {
            return Map.of();
        }
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // the driver fetches in portions only inside a transaction
            var days = open(connection, day, devices, now);
            read(connection, day, keysOf(connection, devices), days);
            connection.commit();
            var figures = new TreeMap<Integer, Map<String, Figures>>();
            days.forEach((key, deviceDay) -> figures.put(key, deviceDay.figures(now)));
            return figures;
        }
    }

    private Map<Integer, DeviceDay> open(Connection connection, LocalDay day, Collection<Device> devices, Instant now)
            throws SQLException {
        var rules = ruleBooks.of(devices);
        var meanings = new StateEvents(registry.catalogue());
        var keys = keysOf(connection, devices);
        var measured = measured(connection, keys);
        var events = events(connection, day, keys);
        var days = new HashMap<Integer, DeviceDay>();
        for (var device : devices) {
            days.put(
                    device.key(),
                    new DeviceDay(
                            device,
                            rules.of(device.id()),
                            measured.getOrDefault(device.key(), Set.of()),
                            day,
                            events.getOrDefault(device.key(), List.of()),
                            meanings,
                            now));
        }
        return days;
    }

    private static Array keysOf(Connection connection, Collection<Device> devices) throws SQLException {
        return connection.createArrayOf(
                "int4", devices.stream().map(Device::key).sorted().toArray());
    }

    private static Map<Integer, Set<String>> measured(Connection connection, Array keys) throws SQLException {
        try (var select = connection.prepareStatement(MEASURED)) {
            select.setArray(1, keys);
            var measured = new HashMap<Integer, Set<String>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    measured.put(
                            rows.getInt(1), Set.of((String[]) rows.getArray(2).getArray()));
                }
            }
            return measured;
        }
    }

    private record Told(int device, DeviceEvent event) {}

    private static Map<Integer, List<DeviceEvent>> events(Connection connection, LocalDay day, Array keys)
            throws SQLException {
        try (var select = connection.prepareStatement(EVENTS)) {
            select.setObject(1, day.start().minus(DeviceDay.LEAD).atOffset(ZoneOffset.UTC));
            select.setObject(2, day.end().atOffset(ZoneOffset.UTC));
            select.setArray(3, keys);
            var told = new ArrayList<Told>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var type = EventType.of(rows.getString(3));
                    if (type.isPresent()) {
                        told.add(new Told(
                                rows.getInt(2), new DeviceEvent(type.get(), time(rows), null, rows.getString(4))));
                    }
                }
            }
            return told.stream()
                    .collect(Collectors.groupingBy(Told::device, Collectors.mapping(Told::event, Collectors.toList())));
        }
    }

    private void read(Connection connection, LocalDay day, Array keys, Map<Integer, DeviceDay> days)
            throws SQLException {
        try (var select = connection.prepareStatement(READINGS)) {
            select.setFetchSize(FETCH);
            select.setObject(1, day.start().atOffset(ZoneOffset.UTC));
            select.setObject(2, day.end().atOffset(ZoneOffset.UTC));
            select.setArray(3, keys);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var field = registry.catalogue().withId(rows.getInt(3));
                    if (field.isPresent()) {
                        var flags = new Flags(rows.getInt(4));
                        days.get(rows.getInt(2)).add(new Reading(field.get(), time(rows), rows.getDouble(5), flags));
                    }
                }
            }
        }
    }

    private static Instant time(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Rows.instant(row, "time"));
    }
}
