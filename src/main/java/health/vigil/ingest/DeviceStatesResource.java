package health.vigil.ingest;

import health.vigil.registry.AskedDivision;
import health.vigil.registry.Registry;
import health.vigil.rules.DeviceMemory;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/device-states")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Devices")
@Blocking
class DeviceStatesResource {
    private final DataSource database;
    private final Registry registry;
    private final StateCodec codec;

    DeviceStatesResource(DataSource database, Registry registry) {
        this.database = database;
        this.registry = registry;
        this.codec = new StateCodec(registry.catalogue());
    }

    @GET
    @Operation(summary = "Every device with its connection and its newest values")
    public Page<DeviceStateView> list(
            @RestQuery @Nullable String family,
            @RestQuery @Nullable String jurisdiction,
            @RestQuery @Nullable String device,
            @BeanParam PageRequest page) {
        var rows = new Rows("SELECT d.id, d.name, d.name_en, d.family, d.sampling_point, d.interval_s,"
                        + " s.id AS site, s.name AS site_name, s.name_en AS site_name_en,"
                        + " j.code, j.name AS jurisdiction_name, j.name_en AS jurisdiction_name_en,"
                        + " t.heard_at, t.presence, t.state"
                        + " FROM device d JOIN site s ON s.id = d.site JOIN jurisdiction j ON j.code = s.jurisdiction"
                        + " LEFT JOIN device_state t ON t.device_key = d.key WHERE d.retired_at IS NULL")
                .andIf("d.family = ?", family)
                .andIf("d.id = ?", device)
                .andIf("s.jurisdiction LIKE ?", jurisdiction == null ? null : AskedDivision.prefix(jurisdiction) + "%")
                .andIf("d.id > ?", page.after().orElse(null))
                .then("ORDER BY d.id LIMIT " + page.fetch())
                .list(database, this::view);
        return Page.of(rows, page, view -> view.device().id(), view -> view);
    }

    private DeviceStateView view(ResultSet row) throws SQLException {
        var heardAt = Rows.instant(row, "heard_at");
        var presence = row.getString("presence");
        var state = row.getString("state");
        var memory = state == null ? DeviceMemory.State.EMPTY : codec.readDevice(state);
        return new DeviceStateView(
                new DeviceStateView.DeviceRef(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("family"),
                        row.getString("sampling_point"),
                        row.getInt("interval_s")),
                new DeviceStateView.SiteRef(
                        row.getString("site"), row.getString("site_name"), row.getString("site_name_en")),
                new DeviceStateView.JurisdictionRef(
                        row.getString("code"),
                        row.getString("jurisdiction_name"),
                        row.getString("jurisdiction_name_en")),
                heardAt,
                presence == null ? null : presence.toLowerCase(Locale.ROOT),
                memory.silence().isSilent(),
                latest(memory));
    }

    private static List<DeviceStateView.Latest> latest(DeviceMemory.State memory) {
        return memory.channels().values().stream()
                .flatMap(channel -> Stream.ofNullable(channel.latest()))
                .map(reading -> new DeviceStateView.Latest(
                        reading.field().name(),
                        reading.field().zh(),
                        reading.field().en(),
                        reading.value(),
                        reading.field().unit(),
                        reading.at(),
                        reading.flags().quality().text(),
                        reading.flags().texts()))
                .toList();
    }
}
