package health.vigil.platform.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.vigil.platform.users.SecurityLog.Entry;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The audit of access: read, never changed. */
@Path("/api/v1/security-events")
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
class SecurityEventResource {

    /** @param id ascending in the order of writing */
    record EventView(long id, @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL) SecurityEvent event) {}

    private final SecurityLog log;

    SecurityEventResource(SecurityLog log) {
        this.log = log;
    }

    @GET
    @Operation(summary = "Who signed in, who was refused, who changed which user; the newest first")
    public Uni<Page<EventView>> list(@BeanParam PageRequest page, @RestQuery Optional<String> actor) {
        return log.list(actor, page.after().map(SecurityEventResource::id).orElse(Long.MAX_VALUE), page.fetch())
                .map(rows -> Page.of(
                        rows,
                        page,
                        entry -> Long.toString(entry.id()),
                        (Entry entry) -> new EventView(entry.id(), entry.event())));
    }

    private static long id(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("cursor: not one of this list");
        }
    }
}
