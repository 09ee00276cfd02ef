package health.vigil.custody;

import health.vigil.ingest.EventSink;
import health.vigil.ingest.ReportedEvent;
import health.vigil.ingest.Unnest;
import health.vigil.registry.Device;
import health.vigil.registry.Registry;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Records what devices report of containers, in the transaction of the batch that brought it. */
@ApplicationScoped
class CustodySink implements EventSink {
    /** A vehicle's departure says how long its trip is meant to take, perhaps after its containers have left. */
    private static final String LOOK_AT_TRIPS =
            """
            WITH told AS (SELECT body::json ->> 'trip' AS trip, look_at FROM {rows}),
            found AS (
                SELECT id FROM container WHERE id IN (
                    SELECT e.container FROM custody_event e JOIN told ON e.body ->> 'trip' = told.trip)
                ORDER BY id FOR UPDATE)
            UPDATE container c SET look_at = least(c.look_at, (SELECT max(look_at) FROM told))
            FROM found WHERE c.id = found.id""";

    private final CustodyEvents events;
    private final Registry registry;
    private final LedgerLoop loop;
    private final Clock clock;

    CustodySink(CustodyEvents events, Registry registry, LedgerLoop loop, Clock clock) {
        this.events = events;
        this.registry = registry;
        this.loop = loop;
        this.clock = clock;
    }

    @Override
    public void record(Connection transaction, List<ReportedEvent> reported) throws SQLException {
        events.append(transaction, reported.stream().flatMap(this::recording).toList());
        var departures = reported.stream()
                .map(ReportedEvent::event)
                .filter(event -> event.type() == EventType.VEHICLE_DEPARTED)
                .toList();
        if (!departures.isEmpty()) {
            var now = clock.instant();
            new Unnest<>(transaction, departures)
                    .text("body", DeviceEvent::body)
                    .time("look_at", departure -> now)
                    .update(LOOK_AT_TRIPS);
        }
    }

    @Override
    public void committed() {
        loop.wake();
    }

    private Stream<Recording> recording(ReportedEvent reported) {
        var event = reported.event();
        var site =
                registry.snapshot().device(reported.device()).map(Device::site).orElse(null);
        return event.containerId().stream()
                .map(container -> Recording.ofDevice(
                        reported.device(),
                        site,
                        container,
                        event.type().text(),
                        event.at(),
                        reported.receivedAt(),
                        event.body()));
    }
}
