package health.vigil.custody.units;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.vigil.custody.units.SubjectKey.Kind;
import health.vigil.ingest.EventSink;
import health.vigil.ingest.ReportedEvent;
import health.vigil.ingest.Unnest;
import health.vigil.telemetry.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what vehicles report of their trips and who reports of washing, and has it looked at. */
@ApplicationScoped
class VehicleEvents implements EventSink {
    private static final Set<EventType> KEPT = Set.of(
            EventType.VEHICLE_DEPARTED, EventType.VEHICLE_ARRIVED, EventType.VEHICLE_WASHED, EventType.BIN_WASHED);

    private static final String INSERT =
            """
            INSERT INTO trip_event (device_id, at, id, type, trip, bin, received_at, body)
            SELECT device_id, at, id, type, trip, bin, received_at, body::json FROM {rows}
            ON CONFLICT DO NOTHING
            """;

    private final ReconciliationLoop loop;

    VehicleEvents(ReconciliationLoop loop) {
        this.loop = loop;
    }

    @Override
    public void record(Connection transaction, List<ReportedEvent> events) throws SQLException {
        var rows = events.stream()
                .filter(event -> KEPT.contains(event.event().type()))
                .map(Row::of)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        new Unnest<>(transaction, rows)
                .text("device_id", row -> row.reported().device())
                .time("at", row -> row.reported().event().at())
                .text("id", Row::id)
                .text("type", row -> row.reported().event().type().text())
                .text("trip", Row::trip)
                .text("bin", Row::bin)
                .time("received_at", row -> row.reported().receivedAt())
                .text("body", row -> row.reported().event().body())
                .update(INSERT);
        var touched = new HashSet<SubjectKey>();
        rows.forEach(row -> touched.addAll(row.subjects()));
        Touches.add(transaction, touched);
    }

    /** Containers are recorded by others in the same batch. */
    @Override
    public void committed() {
        loop.wake();
    }

    private record Row(ReportedEvent reported, String id, @Nullable String trip, @Nullable String bin) {
        static Row of(ReportedEvent reported) {
            var body = EventBody.of(reported.event().body());
            var ofBin = reported.event().type() == EventType.BIN_WASHED;
            return new Row(
                    reported,
                    sha256(reported.event().body()),
                    ofBin ? null : body.text("trip"),
                    ofBin ? body.text("bin") : null);
        }

        List<SubjectKey> subjects() {
            var subjects = new ArrayList<SubjectKey>();
            if (trip != null) {
                subjects.add(Kind.TRIP.of(trip));
            }
            if (bin != null) {
                subjects.add(Kind.BIN.of(bin));
            }
            if (reported.event().type() != EventType.BIN_WASHED) {
                subjects.add(Kind.VEHICLE.of(reported.device()));
            }
            return subjects;
        }

        private static String sha256(String text) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
