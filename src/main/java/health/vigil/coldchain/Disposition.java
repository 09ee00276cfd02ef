package health.vigil.coldchain;

import health.vigil.ingest.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done with some vaccine.
 *
 * @param device    where it lies isolated
 * @param kind      isolated, released, returned or destroyed
 * @param quantity  minimum sales packages
 * @param container of the waste, where it was destroyed
 */
record Disposition(
        UUID id,
        UUID lot,
        @Nullable String consignment,
        @Nullable String device,
        String kind,
        int quantity,
        String reason,
        @Nullable String container,
        Instant at,
        String by,
        Instant recordedAt,
        String recordedBy) {
    static Disposition of(ResultSet row) throws SQLException {
        return new Disposition(
                row.getObject("id", UUID.class),
                row.getObject("lot", UUID.class),
                row.getString("consignment"),
                row.getString("device_id"),
                row.getString("kind"),
                row.getInt("quantity"),
                row.getString("reason"),
                row.getString("container"),
                Rows.time(row, "at"),
                row.getString("by"),
                Rows.time(row, "recorded_at"),
                row.getString("recorded_by"));
    }
}
