package health.vigil.coldchain;

import static java.util.Objects.requireNonNull;

import health.vigil.ingest.Rows;
import health.vigil.ingest.TimeRange;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Temperatures that people read and sign 人工测温记录. They are added, never changed. */
@Path("/api/v1/cold-equipment/{id}/manual-readings")
@Tag(name = "cold chain")
@RolesAllowed({"admin", "officer"})
@Blocking
class ManualReadingResource {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final double COLDEST = -200;
    private static final double WARMEST = 150;

    private static final String INSERT =
            """
            INSERT INTO manual_reading (device_id, at, temp, by, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String DUE = "UPDATE cold_watch SET look_at = least(look_at, ?) WHERE device_id = ?";

    private final DataSource database;
    private final ColdChainLoop loop;
    private final Clock clock;

    ManualReadingResource(DataSource database, ColdChainLoop loop, Clock clock) {
        this.database = database;
        this.loop = loop;
        this.clock = clock;
    }

    record View(Instant at, double temp, String by, Instant recordedAt, String recordedBy) {}

    record Draft(
            @Nullable @Schema(description = "when it was read; absent: now") Instant at,
            @Nullable @Schema(required = true, description = "°C") Double temp,
            @Nullable @Schema(description = "who read and signed; absent: whoever sends it") String by) {}

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Manual readings in order of time; the last 7 days unless from and to say otherwise")
    public Page<View> list(
            String id, @RestQuery @Nullable String from, @RestQuery @Nullable String to, @BeanParam PageRequest page) {
        known(id);
        var range = TimeRange.of(from, to, USUAL, clock.instant());
        var rows = new Rows("SELECT at, temp, by, recorded_at, recorded_by FROM manual_reading WHERE true")
                .and("device_id = ? AND at >= ? AND at < ?", id, range.from(), range.to());
        page.after().ifPresent(after -> rows.and("at > ?::timestamptz", after));
        var found = rows.then("ORDER BY at LIMIT " + page.fetch())
                .list(
                        database,
                        row -> new View(
                                Rows.time(row, "at"),
                                row.getDouble("temp"),
                                row.getString("by"),
                                Rows.time(row, "recorded_at"),
                                row.getString("recorded_by")));
        return Page.of(found, page, view -> view.at().toString(), view -> view);
    }

    @POST
    @Operation(
            summary = "Record a temperature that was read by hand",
            description =
                    "疫苗储存和运输管理规范 (2017) art. 11 wants two a day in storage, in the morning and in the afternoon, 6 h "
                            + "or more apart. 409 when there is one of that moment.")
    @APIResponse(responseCode = "201")
    public Response add(String id, @NotNull Draft draft, @Context SecurityContext security) throws SQLException {
        known(id);
        var now = clock.instant();
        var user = security.getUserPrincipal().getName();
        var view = new View(
                draft.at() == null ? now : draft.at(),
                checked(draft, now),
                draft.by() == null || draft.by().isBlank() ? user : draft.by(),
                now,
                user);
        insert(id, view);
        loop.wake();
        return Response.created(URI.create("/api/v1/cold-equipment/" + id + "/manual-readings"))
                .entity(view)
                .build();
    }

    private static double checked(Draft draft, Instant now) {
        var faults = new Faults();
        faults.required("temp", draft.temp());
        faults.when(
                draft.temp() != null && !(draft.temp() >= COLDEST && draft.temp() <= WARMEST),
                "temp",
                "must be between " + COLDEST + " and " + WARMEST + " °C");
        faults.when(draft.at() != null && draft.at().isAfter(now), "at", "is in the future");
        faults.text("by", draft.by());
        faults.refuse();
        return requireNonNull(draft.temp());
    }

    private void insert(String id, View view) throws SQLException {
        Transaction.run(database, transaction -> {
            try (var insert = transaction.prepareStatement(INSERT);
                    var due = transaction.prepareStatement(DUE)) {
                insert.setString(1, id);
                insert.setObject(2, view.at().atOffset(ZoneOffset.UTC));
                insert.setDouble(3, view.temp());
                insert.setString(4, view.by());
                insert.setObject(5, view.recordedAt().atOffset(ZoneOffset.UTC));
                insert.setString(6, view.recordedBy());
                if (insert.executeUpdate() == 0) {
                    throw Problems.conflict("There is a reading of " + view.at() + " already; it can't be changed");
                }
                due.setObject(1, view.recordedAt().atOffset(ZoneOffset.UTC));
                due.setString(2, id);
                due.executeUpdate();
            }
        });
    }

    private void known(String id) {
        var found = new Rows("SELECT device_id FROM cold_equipment WHERE true").and("device_id = ?", id);
        if (found.list(database, row -> row.getString(1)).isEmpty()) {
            throw Problems.notFound("There is no equipment '" + id + "'");
        }
    }
}
