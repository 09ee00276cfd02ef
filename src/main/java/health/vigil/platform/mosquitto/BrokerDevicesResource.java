package health.vigil.platform.mosquitto;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/broker/devices")
@Tag(name = "registry")
@RolesAllowed("admin")
class BrokerDevicesResource {
    private final DynamicSecurity security;

    BrokerDevicesResource(DynamicSecurity security) {
        this.security = security;
    }

    /** Devices whose password a broker with the plugin dynamic-security doesn't know: each needs a new one. */
    @GET
    public View get() {
        var standing = security.standing();
        return new View(
                standing.comparedAt().orElse(null),
                List.copyOf(standing.unknown()),
                standing.failure().orElse(null));
    }

    /** @param comparedAt null if never, as with any other broker */
    public record View(@Nullable Instant comparedAt, List<String> unknown, @Nullable String failure) {}
}
