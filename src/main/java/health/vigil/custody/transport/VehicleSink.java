package health.vigil.custody.transport;

import health.vigil.custody.track.VehicleEvent;
import health.vigil.ingest.EventSink;
import health.vigil.ingest.ReportedEvent;
import health.vigil.ingest.Unnest;
import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.registry.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Stores what vehicles report, and notes that it is to be judged. */
@ApplicationScoped
class VehicleSink implements EventSink {
    /** The sampling point of devices that ride on a vehicle. */
    static final String SAMPLING_POINT = "vehicle";

    private static final String POSITIONS =
            """
            WITH added AS (
                INSERT INTO vehicle_position (device_id, at, lat, lon, trip, speed_kmh, received_at)
                SELECT device, at, lat, lon, trip, nullif(speed, 'NaN'), received FROM {rows}
                ON CONFLICT DO NOTHING RETURNING device_id, at)
            INSERT INTO vehicle_span (device_id, from_at, to_at)
            SELECT device_id, min(at), max(at) FROM added GROUP BY device_id, date_trunc('hour', at)""";

    private static final String EVENTS =
            """
            WITH added AS (
                INSERT INTO track_event (device_id, at, type, trip, received_at)
                SELECT device, at, type, trip, received FROM {rows}
                ON CONFLICT DO NOTHING RETURNING device_id, at, type)
            INSERT INTO vehicle_span (device_id, subject, from_at, to_at)
            SELECT device_id, CASE WHEN type LIKE 'door%' THEN 'door' ELSE 'trip' END, at, at FROM added""";

    /** In one order, so that two batches can't wait for each other. */
    private static final String LOOK =
            """
            INSERT INTO vehicle_watch AS w (device_id, look_at) SELECT device, at FROM {rows} ORDER BY device
            ON CONFLICT (device_id) DO UPDATE SET look_at = least(w.look_at, excluded.look_at)""";

    private static final String UNUSABLE =
            """
            INSERT INTO vehicle_watch AS w (device_id, unusable, unusable_at, unusable_reason)
            SELECT device, count(*), max(received), (array_agg(reason ORDER BY received DESC))[1] FROM {rows}
            GROUP BY device ORDER BY device
            ON CONFLICT (device_id) DO UPDATE SET unusable = w.unusable + excluded.unusable,
                unusable_at = excluded.unusable_at, unusable_reason = excluded.unusable_reason""";

    private final Registry registry;
    private final VehicleLoop loop;
    private final TransportMetrics metrics;
    private final Clock clock;

    VehicleSink(Registry registry, VehicleLoop loop, TransportMetrics metrics, Clock clock) {
        this.registry = registry;
        this.loop = loop;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void record(Connection transaction, List<ReportedEvent> events) throws SQLException {
        var reports = events.stream()
                .filter(event -> isVehicle(event.device()))
                .map(VehicleReport::of)
                .flatMap(Optional::stream)
                .toList();
        if (!reports.isEmpty()) {
            positions(transaction, only(VehicleReport.Position.class, reports));
            happenings(transaction, only(VehicleReport.Happening.class, reports));
            look(transaction, reports);
            unusable(transaction, only(VehicleReport.Unusable.class, reports));
        }
    }

    @Override
    public void committed() {
        loop.wake();
    }

    static boolean isVehicle(Device device) {
        return device.family() == Family.MEDICAL_WASTE && device.samplingPoint().equals(SAMPLING_POINT);
    }

    private boolean isVehicle(String device) {
        return registry.snapshot().device(device).filter(VehicleSink::isVehicle).isPresent();
    }

    private static <R extends VehicleReport> List<R> only(Class<R> kind, List<VehicleReport> reports) {
        return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static void positions(Connection transaction, List<VehicleReport.Position> positions) throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        new Unnest<>(transaction, positions)
                .text("device", VehicleReport.Position::device)
                .time("at", position -> position.fix().at())
                .number("lat", position -> position.fix().place().lat())
                .number("lon", position -> position.fix().place().lon())
                .text("trip", position -> position.fix().trip())
                .number("speed", position -> Objects.requireNonNullElse(position.speedKmh(), Double.NaN))
                .time("received", VehicleReport.Position::receivedAt)
                .update(POSITIONS);
    }

    private static void happenings(Connection transaction, List<VehicleReport.Happening> happenings)
            throws SQLException {
        if (happenings.isEmpty()) {
            return;
        }
        new Unnest<>(transaction, happenings)
                .text("device", VehicleReport.Happening::device)
                .time("at", happening -> happening.event().at())
                .text("type", happening -> text(happening.event().type()))
                .text("trip", happening -> happening.event().trip())
                .time("received", VehicleReport.Happening::receivedAt)
                .update(EVENTS);
    }

    static String text(VehicleEvent.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void look(Connection transaction, List<VehicleReport> reports) throws SQLException {
        var devices = reports.stream()
                .filter(report -> !(report instanceof VehicleReport.Unusable))
                .map(VehicleReport::device)
                .distinct()
                .toList();
        if (devices.isEmpty()) {
            return;
        }
        var now = clock.instant();
        new Unnest<>(transaction, devices)
                .text("device", device -> device)
                .time("at", device -> now)
                .update(LOOK);
    }

    private void unusable(Connection transaction, List<VehicleReport.Unusable> reports) throws SQLException {
        if (reports.isEmpty()) {
            return;
        }
        metrics.unusable(reports.size());
        new Unnest<>(transaction, reports)
                .text("device", VehicleReport.Unusable::device)
                .time("received", VehicleReport.Unusable::receivedAt)
                .text("reason", VehicleReport.Unusable::reason)
                .update(UNUSABLE);
    }
}
