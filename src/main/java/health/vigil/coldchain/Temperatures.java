package health.vigil.coldchain;

import health.vigil.coldchain.exposure.Measurement;
import health.vigil.ingest.Rows;
import health.vigil.telemetry.Flags;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The stored temperatures of probes. */
@ApplicationScoped
class Temperatures {
    private static final String SELECT =
            """
            SELECT d.id, r.time, r.value, r.flags FROM reading r JOIN device d ON d.key = r.device_key
            WHERE d.id = ANY (?) AND r.field_id = (SELECT f.id FROM field f WHERE f.name = 'temp')
                AND r.time >= ? AND r.time < ?""";

    /** @param to exclusive */
    List<Measurement> of(Connection connection, Collection<String> probes, Instant from, Instant to)
            throws SQLException {
        try (var select = connection.prepareStatement(SELECT)) {
            select.setArray(1, connection.createArrayOf("text", probes.toArray()));
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            var found = new ArrayList<Measurement>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(measurement(rows));
                }
            }
            return found;
        }
    }

    private static Measurement measurement(ResultSet row) throws SQLException {
        return new Measurement(
                row.getString("id"), Rows.time(row, "time"), row.getDouble("value"), new Flags(row.getInt("flags")));
    }
}
