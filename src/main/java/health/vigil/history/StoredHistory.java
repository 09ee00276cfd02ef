package health.vigil.history;

import health.vigil.registry.Device;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Stored readings and events of devices in event time, streamed so that a span of any length needs no memory. */
@Singleton
final class StoredHistory {
    private static final int FETCH = 10_000;
    private static final double MICROS = 1e6;

    // In the order of the key, so that nothing is sorted. The time travels as a number, which needs no calendar.
    private static final String READINGS =
            """
            SELECT date_part('epoch', time), device_key, field_id, flags, value FROM reading
            WHERE device_key = ANY (?) AND time >= ? AND time < ? AND field_id = ANY (?)
            ORDER BY time, device_key, field_id
            """;

    private static final String EVENTS =
            """
            SELECT date_part('epoch', time), device_key, type, body FROM device_event
            WHERE device_key = ANY (?) AND time >= ? AND time < ? AND container IS NULL
            ORDER BY time, device_key, digest
            """;

    private final Field[] fields;

    StoredHistory(FieldCatalogue catalogue) {
        fields = new Field[catalogue.all().stream().mapToInt(Field::id).max().orElse(0) + 1];
        catalogue.all().forEach(field -> fields[field.id()] = field);
    }

    /** Is told what was measured, in order of time. */
    interface Listener {
        /** All readings of one moment of one device. */
        void readings(String device, Instant at, List<Reading> readings);

        /** What happened at a moment comes before what was measured at it. */
        void event(String device, DeviceEvent event);
    }

    /** Reads every field. */
    void stream(Connection transaction, Collection<Device> devices, Instant from, Instant to, Listener listener)
            throws SQLException {
        stream(transaction, devices, field -> true, from, to, listener);
    }

    /**
     * Reads from {@code from}, inclusive, to {@code to}, exclusive.
     *
     * @param transaction with auto-commit off, without which the driver reads everything at once
     * @param wanted      the fields to read, by name
     */
    void stream(
            Connection transaction,
            Collection<Device> devices,
            Predicate<String> wanted,
            Instant from,
            Instant to,
            Listener listener)
            throws SQLException {
        var ids = new HashMap<Integer, String>();
        devices.forEach(device -> ids.put(device.key(), device.id()));
        try (var readings = query(transaction, READINGS, ids, from, to);
                var events = query(transaction, EVENTS, ids, from, to)) {
            readings.setArray(4, transaction.createArrayOf("int4", idsOf(wanted)));
            stream(readings, events, ids, to, listener);
        }
    }

    private void stream(
            PreparedStatement readings,
            PreparedStatement events,
            Map<Integer, String> ids,
            Instant to,
            Listener listener)
            throws SQLException {
        try (var readingRows = readings.executeQuery();
                var eventRows = events.executeQuery()) {
            var happened = new Events(eventRows, ids, listener);
            measured(readingRows, ids, happened, listener);
            happened.tellUntil(to);
        }
    }

    private Object[] idsOf(Predicate<String> wanted) {
        return Stream.of(fields)
                .filter(Objects::nonNull)
                .filter(field -> wanted.test(field.name()))
                .map(Field::id)
                .toArray();
    }

    private static PreparedStatement query(
            Connection transaction, String sql, Map<Integer, String> ids, Instant from, Instant to)
            throws SQLException {
        var query = transaction.prepareStatement(sql);
        query.setFetchSize(FETCH);
        query.unwrap(PGStatement.class).setPrepareThreshold(-1); // binary from the first row on
        query.setArray(1, transaction.createArrayOf("int4", ids.keySet().toArray()));
        query.setObject(2, from.atOffset(ZoneOffset.UTC));
        query.setObject(3, to.atOffset(ZoneOffset.UTC));
        return query;
    }

    private void measured(ResultSet rows, Map<Integer, String> ids, Events events, Listener listener)
            throws SQLException {
        var moment = new ArrayList<Reading>();
        var at = Instant.MIN;
        var seconds = Double.NaN;
        var key = -1;
        while (rows.next()) {
            if (rows.getDouble(1) != seconds || rows.getInt(2) != key) {
                tell(ids.get(key), at, moment, events, listener);
                moment = new ArrayList<>();
                seconds = rows.getDouble(1);
                key = rows.getInt(2);
                at = instant(seconds);
            }
            var flags = new Flags(rows.getInt(4));
            var field = field(rows.getInt(3));
            if (counts(flags) && field != null) {
                moment.add(new Reading(field, at, rows.getDouble(5), plain(flags)));
            }
        }
        tell(ids.get(key), at, moment, events, listener);
    }

    private static void tell(
            @Nullable String device, Instant at, List<Reading> moment, Events events, Listener listener)
            throws SQLException {
        if (device != null && !moment.isEmpty()) {
            events.tellUntil(at.plusNanos(1));
            listener.readings(device, at, moment);
        }
    }

    private @Nullable Field field(int id) {
        return id < fields.length ? fields[id] : null;
    }

    /** A time that can't be true puts a value in no place of history. */
    private static boolean counts(Flags flags) {
        return !flags.has(Flag.FUTURE_TIME) && !flags.has(Flag.CLOCK_OFFSET);
    }

    /** In history nothing is late. */
    private static Flags plain(Flags flags) {
        return flags.bits() == 0 ? Flags.NONE : flags.without(Flag.LATE);
    }

    /** Exact: seconds of this century as a double are off by a quarter of a microsecond at most. */
    private static Instant instant(double seconds) {
        return Instant.EPOCH.plus(Math.round(seconds * MICROS), ChronoUnit.MICROS);
    }

    /** Events that are told as far as the readings have come. */
    private static final class Events {
        private final ResultSet rows;
        private final Map<Integer, String> ids;
        private final Listener listener;
        private boolean more;

        Events(ResultSet rows, Map<Integer, String> ids, Listener listener) throws SQLException {
            this.rows = rows;
            this.ids = ids;
            this.listener = listener;
            this.more = rows.next();
        }

        void tellUntil(Instant end) throws SQLException {
            while (more && instant(rows.getDouble(1)).isBefore(end)) {
                var type = EventType.of(rows.getString(3));
                if (type.isPresent()) {
                    var event = new DeviceEvent(type.get(), instant(rows.getDouble(1)), null, rows.getString(4));
                    listener.event(ids.get(rows.getInt(2)), event);
                }
                more = rows.next();
            }
        }
    }
}
