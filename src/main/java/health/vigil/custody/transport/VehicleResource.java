package health.vigil.custody.transport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.custody.track.Openings;
import health.vigil.custody.track.Span;
import health.vigil.ingest.TimeRange;
import health.vigil.registry.Registry;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Waste vehicles: where they are, and where they were. */
@Path("/api/v1/vehicles")
@Tag(name = "vehicles")
@RolesAllowed({"admin", "officer", "viewer"})
@Blocking
class VehicleResource {
    private static final Duration USUAL = Duration.ofHours(24);

    private final DataSource database;
    private final Vehicles vehicles;
    private final Registry registry;
    private final Terrains terrains;
    private final TransportConfig config;
    private final Clock clock;

    VehicleResource(
            DataSource database,
            Vehicles vehicles,
            Registry registry,
            Terrains terrains,
            TransportConfig config,
            Clock clock) {
        this.database = database;
        this.vehicles = vehicles;
        this.registry = registry;
        this.terrains = terrains;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Vehicles by id: last position, trip, state and what goes on that must not")
    public Page<VehicleView> list(@RestQuery @Nullable String jurisdiction, @BeanParam PageRequest page)
            throws SQLException {
        var rows = vehicles.page(jurisdiction, page.after().orElse(null), page.fetch());
        return Page.of(rows, page, vehicle -> vehicle.device().id(), vehicle -> vehicle);
    }

    @GET
    @Path("/{device}/track")
    @Produces({"application/geo+json", MediaType.APPLICATION_JSON})
    @Operation(
            summary = "A vehicle's track as GeoJSON; the last 24 hours unless from and to say otherwise",
            description = "Features by their property kind: track, gap, stop_outside, door_outside, off_corridor,"
                    + " door_open. Times are in from and until; until is null while it goes on.")
    public ObjectNode track(String device, @RestQuery @Nullable String from, @RestQuery @Nullable String to)
            throws SQLException {
        if (registry.snapshot().device(device).filter(VehicleSink::isVehicle).isEmpty()) {
            throw Problems.notFound("There is no vehicle '" + device + "'; GET /api/v1/vehicles lists them");
        }
        var range = TimeRange.of(from, to, USUAL, clock.instant());
        if (range.from().plus(config.longestTrack()).isBefore(range.to())) {
            throw Problems.badRequest(
                    "from and to are more than " + config.longestTrack().toHours() + " h apart; ask for less at once");
        }
        var span = new Span(range.from(), range.to());
        try (var connection = database.getConnection()) {
            var track = new StoredTrack(connection, device, range.to());
            return new TrackFeatures(track.fixes(span), terrains.current(connection), config.gap())
                    .collection(track.findings(span), Openings.in(track.events(span), range.from()));
        }
    }
}
