package health.vigil.coldchain;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.vigil.coldchain.exposure.Leg;
import health.vigil.coldchain.exposure.LoggingIntervals;
import health.vigil.coldchain.exposure.Requirement;
import health.vigil.coldchain.exposure.Span;
import health.vigil.coldchain.exposure.StorageClass;
import health.vigil.coldchain.exposure.TemperatureRecord;
import health.vigil.ingest.TimeRange;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What lay in an equipment for a span was exposed to, and what else the equipment reported. */
@Path("/api/v1/cold-equipment/{id}/exposure")
@Tag(name = "cold chain")
@RolesAllowed({"admin", "officer", "viewer"})
@Blocking
class ExposureResource {
    private static final Duration USUAL = Duration.ofHours(24);

    private final DataSource database;
    private final EquipmentReader equipment;
    private final Temperatures temperatures;
    private final ColdChainConfig config;
    private final Clock clock;

    ExposureResource(
            DataSource database,
            EquipmentReader equipment,
            Temperatures temperatures,
            ColdChainConfig config,
            Clock clock) {
        this.database = database;
        this.equipment = equipment;
        this.temperatures = temperatures;
        this.config = config;
        this.clock = clock;
    }

    /** @param storageClass whose range is applied; what is refrigerated is taken as freeze-sensitive */
    record View(
            String device,
            Instant from,
            Instant to,
            String storageClass,
            @JsonUnwrapped ExposureView exposure,
            Circumstances circumstances) {}

    @GET
    @Operation(
            summary = "Exposure in an equipment; the last 24 hours unless from and to say otherwise",
            description = "With its door, mains, battery and compressor in that span.")
    public View get(String id, @RestQuery @Nullable String from, @RestQuery @Nullable String to) throws SQLException {
        var range = TimeRange.of(from, to, USUAL, clock.instant());
        if (Duration.between(range.from(), range.to()).compareTo(config.longestSpan()) > 0) {
            throw Problems.badRequest("from, to: more than " + config.longestSpan() + " can't be reckoned at once");
        }
        try (var connection = database.getConnection()) {
            var known = equipment.of(connection, List.of(id)).get(id);
            if (known == null) {
                throw Problems.notFound("There is no equipment '" + id + "' that has a storage class");
            }
            return view(connection, new Leg(1, known.equipment(), range.from(), range.to()));
        }
    }

    private View view(Connection connection, Leg leg) throws SQLException {
        var kept = leg.equipment();
        var before = leg.from().minus(LoggingIntervals.GSP.of(kept.holding()));
        var measured = temperatures.of(connection, kept.probes(), before, leg.to());
        var span = new Span(leg.from(), leg.to());
        var freezeSensitive = kept.storageClass() == StorageClass.REFRIGERATED;
        var exposure = new TemperatureRecord(span, List.of(leg), measured)
                .exposure(new Requirement(kept.storageClass(), false, freezeSensitive), LoggingIntervals.GSP);
        var devices = new TreeSet<>(kept.probes());
        devices.add(kept.device());
        return new View(
                kept.device(),
                leg.from(),
                leg.to(),
                kept.storageClass().text(),
                ExposureView.of(exposure),
                Circumstances.of(connection, devices, span));
    }
}
