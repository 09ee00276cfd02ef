package health.vigil.custody;

import static java.util.stream.Collectors.groupingBy;

import health.vigil.custody.ledger.ContainerLedger;
import health.vigil.custody.ledger.CustodyEvent;
import health.vigil.custody.ledger.Report;
import health.vigil.custody.ledger.Step;
import health.vigil.ingest.Rows;
import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.registry.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was recorded of containers, in the order of recording. */
@ApplicationScoped
class StoredEvents {
    private static final String SELECT =
            """
            SELECT container, at, id, type, received_at, device_id, actor, site_id, body, record_hash, previous_hash
            FROM custody_event WHERE container = ANY (?) ORDER BY container, recorded""";

    private final Registry registry;

    StoredEvents(Registry registry) {
        this.registry = registry;
    }

    /** A record and its place in the chain. */
    record Stored(Recording recording, byte[] hash, byte @Nullable [] previous) {}

    Map<String, List<Stored>> of(Connection connection, Collection<String> containers) throws SQLException {
        try (var select = connection.prepareStatement(SELECT)) {
            select.setArray(1, connection.createArrayOf("text", containers.toArray()));
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Stored>();
                while (rows.next()) {
                    found.add(stored(rows));
                }
                return found.stream()
                        .collect(groupingBy(stored -> stored.recording().container()));
            }
        }
    }

    ContainerLedger ledger(String container, List<Stored> records) {
        return ContainerLedger.of(
                container,
                records.stream().flatMap(stored -> event(stored.recording())).toList());
    }

    private Stream<CustodyEvent> event(Recording recording) {
        return Step.ofType(recording.type()).stream()
                .map(step -> CustodyEvent.read(
                        recording.id(),
                        recording.container(),
                        step,
                        recording.at(),
                        new Report(
                                recording.receivedAt(),
                                recording.device(),
                                recording.actor(),
                                recording.site(),
                                ruledBy(recording)),
                        recording.body()));
    }

    /** The device itself; where it is no longer in service, or a user reported, one of its kind at the same site. */
    private @Nullable String ruledBy(Recording recording) {
        var devices = registry.snapshot();
        var device = recording.device();
        if (device != null && devices.device(device).isPresent()) {
            return device;
        }
        return devices.devices().stream()
                .filter(other ->
                        other.family() == Family.MEDICAL_WASTE && other.site().equals(recording.site()))
                .map(Device::id)
                .min(Comparator.naturalOrder())
                .orElse(device);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var recording = new Recording(
                row.getString("container"),
                Rows.time(row, "at"),
                row.getString("id"),
                row.getString("type"),
                Rows.time(row, "received_at"),
                row.getString("device_id"),
                row.getString("actor"),
                row.getString("site_id"),
                row.getString("body"));
        return new Stored(recording, row.getBytes("record_hash"), row.getBytes("previous_hash"));
    }
}
