package health.vigil.custody.manifest;

import health.vigil.custody.manifest.Details.Contact;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads manifests in a transaction that judges them: all but whom to call and what to print. */
final class ManifestRows {
    private static final String MANIFESTS = "SELECT * FROM manifest WHERE id = ANY (?) ORDER BY id";
    private static final String LINES =
            "SELECT * FROM manifest_line WHERE manifest = ANY (?) ORDER BY manifest, category";
    private static final Contact NOBODY = new Contact(null, null, null);

    private ManifestRows() {}

    record Stored(String id, Manifest manifest) {}

    static List<Stored> of(Connection transaction, List<String> ids) throws SQLException {
        var lines = lines(transaction, ids);
        var found = new ArrayList<Stored>();
        try (var select = transaction.prepareStatement(MANIFESTS)) {
            select.setArray(1, transaction.createArrayOf("text", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var row = manifest(rows);
                    found.add(new Stored(row.id, row.manifest(lines.getOrDefault(row.id, List.of()))));
                }
            }
        }
        return found;
    }

    private static Map<String, List<ManifestLineEntity>> lines(Connection transaction, List<String> ids)
            throws SQLException {
        var found = new HashMap<String, List<ManifestLineEntity>>();
        try (var select = transaction.prepareStatement(LINES)) {
            select.setArray(1, transaction.createArrayOf("text", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var line = line(rows);
                    found.computeIfAbsent(line.manifest, any -> new ArrayList<>())
                            .add(line);
                }
            }
        }
        return found;
    }

    private static ManifestEntity manifest(ResultSet row) throws SQLException {
        var manifest = new ManifestEntity();
        manifest.id = row.getString("id");
        manifest.number = row.getString("number");
        manifest.paperNumber = row.getString("paper_number");
        manifest.consignorSite = row.getString("consignor_site");
        manifest.carrierSite = row.getString("carrier_site");
        manifest.receiverSite = row.getString("receiver_site");
        manifest.vehicle = row.getString("vehicle");
        manifest.trip = row.getString("trip");
        manifest.details = new Details(NOBODY, NOBODY, NOBODY, null, null, null);
        manifest.issuedAt = row.getObject("issued_at", OffsetDateTime.class);
        manifest.departedAt = row.getObject("departed_at", OffsetDateTime.class);
        manifest.arrivedAt = row.getObject("arrived_at", OffsetDateTime.class);
        manifest.receivedAt = row.getObject("received_at", OffsetDateTime.class);
        manifest.backfilledAt = row.getObject("backfilled_at", OffsetDateTime.class);
        manifest.completedAt = row.getObject("completed_at", OffsetDateTime.class);
        manifest.cancelledAt = row.getObject("cancelled_at", OffsetDateTime.class);
        return manifest;
    }

    private static ManifestLineEntity line(ResultSet row) throws SQLException {
        var line = new ManifestLineEntity();
        line.manifest = row.getString("manifest");
        line.category = row.getString("category");
        line.containers = row.getInt("containers");
        line.kgPlanned = row.getDouble("kg_planned");
        line.containersReceived = row.getObject("containers_received", Integer.class);
        line.kgReceived = row.getObject("kg_received", Double.class);
        line.containersRejected = row.getObject("containers_rejected", Integer.class);
        line.kgRejected = row.getObject("kg_rejected", Double.class);
        line.mismatches = (String[]) row.getArray("mismatches").getArray();
        line.note = row.getString("note");
        return line;
    }
}
