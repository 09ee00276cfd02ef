package health.vigil.custody.units;

import health.vigil.custody.reconcile.Trip;
import health.vigil.custody.reconcile.TripBalance;
import health.vigil.ingest.Rows;
import health.vigil.ingest.TimeRange;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Trips 车次 of medical waste and their balances. */
@Path("/api/v1/trips")
@Tag(name = "trips")
@RolesAllowed({"admin", "officer", "viewer"})
@Blocking
class TripResource {
    private final DataSource database;
    private final TripRecords records;
    private final TripJudge judge;
    private final UnitsConfig config;
    private final Clock clock;

    TripResource(DataSource database, TripRecords records, TripJudge judge, UnitsConfig config, Clock clock) {
        this.database = database;
        this.records = records;
        this.judge = judge;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Trips, latest first")
    public Page<TripView> list(
            @RestQuery @Nullable @Parameter(description = "loading, in_transit, unloading or unloaded") String state,
            @RestQuery @Nullable @Parameter(description = "device id") String vehicle,
            @RestQuery @Nullable @Parameter(description = "site id of the carrier") String carrier,
            @RestQuery @Nullable @Parameter(description = "site id") String plant,
            @RestQuery @Nullable @Parameter(description = "only those that break TRIP_BALANCE, or that don't")
                    Boolean unbalanced,
            @RestQuery @Nullable @Parameter(description = "begun at or after, ISO 8601 with offset") String since,
            @RestQuery @Nullable @Parameter(description = "begun before, ISO 8601 with offset") String until,
            @BeanParam PageRequest page) {
        var rows = new Rows(TripView.SELECT + " WHERE true")
                .andIf("t.state = ?", state == null ? null : state(state))
                .andIf("t.vehicle = ?", vehicle)
                .andIf("t.carrier_site = ?", carrier)
                .andIf("t.plant_site = ?", plant)
                .andIf("t.unbalanced = ?", unbalanced)
                .andIf("t.begun_at >= ?", since == null ? null : TimeRange.parse("since", since))
                .andIf("t.begun_at < ?", until == null ? null : TimeRange.parse("until", until));
        page.after().ifPresent(key -> narrow(rows, key));
        var found = rows.then("ORDER BY t.begun_at DESC, t.id LIMIT " + page.fetch())
                .list(database, TripView::of);
        return Page.of(found, page, TripView::key, trip -> trip);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A trip: manifest, weigh #2 and weigh #3, with every container's weights out and in")
    public TripDetail get(String id) throws SQLException {
        var view = new Rows(TripView.SELECT + " WHERE true")
                .and("t.id = ?", id).list(database, TripView::of).stream()
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("There is no trip '" + id + "'"));
        var facts = Transaction.in(database, transaction -> records.read(transaction, id));
        var balance = TripBalance.of(facts.trip(), config.unloading(), clock.instant());
        var tolerance = judge.subject(facts).tolerance(Kind.TRIP_BALANCE, view.begunAt());
        return TripDetail.of(view, facts, balance, tolerance);
    }

    private static String state(String text) {
        return Arrays.stream(Trip.State.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .filter(text::equals)
                .findFirst()
                .orElseThrow(() -> Problems.badRequest(
                        "state: '" + text + "' is none of loading, in_transit, unloading, unloaded"));
    }

    private static void narrow(Rows rows, String key) {
        try {
            var parts = key.split(" ", 2);
            var begun = Instant.parse(parts[0]);
            rows.and("(t.begun_at < ? OR t.begun_at = ? AND t.id > ?)", begun, begun, parts[parts.length - 1]);
        } catch (DateTimeException e) {
            throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
        }
    }
}
