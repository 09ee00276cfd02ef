package health.vigil.alarms;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Alarm floods, as they are now. */
@Path("/api/v1/alarms/flood")
@Tag(name = "alarms")
@RolesAllowed({"admin", "officer", "viewer"})
class FloodResource {
    private final FloodQueries floods;

    FloodResource(FloodQueries floods) {
        this.floods = floods;
    }

    /** @param items the jurisdictions in flood, by code */
    record NowInFlood(List<FloodQueries.InFlood> items) {}

    @GET
    @Operation(summary = "Jurisdictions in which more alarms come now than one person can take in")
    public NowInFlood now(
            @RestQuery @Nullable @Parameter(description = "GB/T 2260 code: this division and all below it")
                    String jurisdiction)
            throws SQLException {
        return new NowInFlood(floods.now(AlarmFilter.prefix(jurisdiction)));
    }
}
