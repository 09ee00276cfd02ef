package health.vigil.ingest;

import java.sql.Connection;
import java.sql.SQLException;

/** Judgement state after a batch, stored with it: a restart goes on exactly there. */
final class StateTables {
    private StateTables() {}

    static void write(Connection transaction, Batch batch) throws SQLException {
        var devices = batch.devices();
        var sites = batch.sites();
        if (!devices.isEmpty()) {
            new Unnest<>(transaction, devices)
                    .integer("device_key", Batch.DeviceRow::key)
                    .time("heard_at", Batch.DeviceRow::heardAt)
                    .text(
                            "presence",
                            row -> row.presence() == null
                                    ? null
                                    : row.presence().name())
                    .text("state", Batch.DeviceRow::state)
                    .update(
                            """
                            INSERT INTO device_state (device_key, heard_at, presence, state)
                            SELECT device_key, heard_at, presence, state FROM {rows}
                            ON CONFLICT (device_key) DO UPDATE SET
                                heard_at = excluded.heard_at, presence = excluded.presence, state = excluded.state""");
        }
        if (!sites.isEmpty()) {
            new Unnest<>(transaction, sites)
                    .text("site", Batch.SiteRow::site)
                    .text("state", Batch.SiteRow::state)
                    .update(
                            """
                            INSERT INTO site_state (site, state)
                            SELECT site, state FROM {rows}
                            ON CONFLICT (site) DO UPDATE SET state = excluded.state""");
        }
    }
}
