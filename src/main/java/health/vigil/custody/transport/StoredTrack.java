package health.vigil.custody.transport;

import health.vigil.custody.track.Finding;
import health.vigil.custody.track.Fix;
import health.vigil.custody.track.LatLon;
import health.vigil.custody.track.Span;
import health.vigil.custody.track.TrackHistory;
import health.vigil.custody.track.VehicleEvent;
import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One vehicle's track in the store, up to a moment: what devices date later is not known yet. */
final class StoredTrack implements TrackHistory {
    private static final String POSITIONS = "SELECT at, lat, lon, trip FROM vehicle_position WHERE true";
    private static final String EVENTS = "SELECT at, type, trip FROM track_event WHERE true";

    private final Connection connection;
    private final String device;
    private final Instant now;

    StoredTrack(Connection connection, String device, Instant now) {
        this.connection = connection;
        this.device = device;
        this.now = now;
    }

    @Override
    public List<Fix> fixes(Span span) {
        return list(
                of(POSITIONS).and("at BETWEEN ? AND ?", span.from(), span.to()).then("ORDER BY at"),
                row -> new Fix(
                        Rows.time(row, "at"),
                        new LatLon(row.getDouble("lat"), row.getDouble("lon")),
                        row.getString("trip")));
    }

    @Override
    public Optional<Instant> fixBefore(Instant at) {
        return time(of(POSITIONS).and("at < ?", at).then("ORDER BY at DESC LIMIT 1"));
    }

    @Override
    public Optional<Instant> fixAfter(Instant at) {
        return time(of(POSITIONS).and("at > ?", at).then("ORDER BY at LIMIT 1"));
    }

    @Override
    public List<VehicleEvent> events(Span span) {
        var events =
                new ArrayList<>(list(of(EVENTS).and("at BETWEEN ? AND ?", span.from(), span.to()), StoredTrack::event));
        for (var subject : VehicleEvent.Subject.values()) {
            before(span.from(), subject).ifPresent(events::add);
        }
        return events;
    }

    @Override
    public Optional<Instant> eventAfter(Instant at, VehicleEvent.Subject subject) {
        return time(of(EVENTS).and("at > ?", at).and(isOn(subject)).then("ORDER BY at LIMIT 1"));
    }

    @Override
    public Optional<Instant> latest() {
        var fix = time(of(POSITIONS).then("ORDER BY at DESC LIMIT 1"));
        var event = time(of(EVENTS).then("ORDER BY at DESC LIMIT 1"));
        return fix.isPresent() && event.isPresent() && event.get().isAfter(fix.get()) ? event : fix.or(() -> event);
    }

    @Override
    public List<Finding> findings(Span span) {
        try {
            return FindingRows.overlapping(connection, device, span);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Of several at one time the one that happened last. */
    private Optional<VehicleEvent> before(Instant at, VehicleEvent.Subject subject) {
        var rows = of(EVENTS)
                .and(
                        "at = (SELECT max(e.at) FROM track_event e WHERE e.device_id = ? AND e.at < ? AND e."
                                + isOn(subject) + ")",
                        device,
                        at)
                .and(isOn(subject));
        return list(rows, StoredTrack::event).stream().max(VehicleEvent::compareTo);
    }

    private Rows of(String select) {
        return new Rows(select).and("device_id = ?", device).and("at <= ?", now);
    }

    private static String isOn(VehicleEvent.Subject subject) {
        return subject == VehicleEvent.Subject.DOOR
                ? "type IN ('door_opened', 'door_closed')"
                : "type IN ('arrived', 'departed')";
    }

    private static VehicleEvent event(ResultSet row) throws SQLException {
        var type = VehicleEvent.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT));
        return new VehicleEvent(Rows.time(row, "at"), type, row.getString("trip"));
    }

    private Optional<Instant> time(Rows rows) {
        return list(rows, row -> Rows.time(row, "at")).stream().findFirst();
    }

    private <T> List<T> list(Rows rows, Rows.Mapping<T> mapping) {
        try {
            return rows.list(connection, mapping);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the track of " + device + " can't be read: " + e.getMessage(), e);
    }
}
