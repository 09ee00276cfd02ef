package health.vigil.registry;

import health.vigil.web.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/devices")
@Tag(name = "registry")
@RolesAllowed("admin")
@Cache(noStore = true)
class DevicePasswordResource {
    private final DevicePasswords passwords;

    DevicePasswordResource(DevicePasswords passwords) {
        this.passwords = passwords;
    }

    @POST
    @Path("credentials")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<DeviceLogin>> issue(
            @RestQuery @Nullable @Parameter(description = "one device; all without a password when absent")
                    String device) {
        return issued(device).map(logins -> new Page<>(logins, null));
    }

    @POST
    @Path("credentials")
    @Produces("text/csv;qs=0.5")
    public Uni<String> issueCsv(@RestQuery @Nullable String device) {
        return issued(device).map(DeviceLogin::csv);
    }

    /** Replaces the password of one device. */
    @POST
    @Path("{id}/credential")
    public Uni<DeviceLogin> rotate(String id) {
        return passwords.rotate(id);
    }

    private Uni<List<DeviceLogin>> issued(@Nullable String device) {
        return device == null
                ? passwords.issueMissing()
                : passwords.issue(device).map(List::of);
    }
}
