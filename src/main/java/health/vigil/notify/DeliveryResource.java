package health.vigil.notify;

import health.vigil.alarms.Delivery;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who was told what, and when it arrived. */
@Path("/api/v1/deliveries")
@Tag(name = "deliveries")
@RolesAllowed({"admin", "officer", "viewer"})
class DeliveryResource {
    private static final Set<String> STATES = Set.of("pending", "delivered", "dead");

    private final Deliveries deliveries;

    DeliveryResource(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GET
    @Operation(summary = "Notifications and every attempt to deliver them, newest first")
    public Page<Delivery> list(
            @RestQuery @Nullable String alarm,
            @RestQuery @Nullable String recipient,
            @RestQuery @Nullable String state,
            @BeanParam PageRequest page)
            throws SQLException {
        if (state != null && !STATES.contains(state)) {
            throw Problems.badRequest("state: '" + state + "' is not pending, delivered or dead");
        }
        var after = page.after().map(key -> id("cursor", key)).orElse(null);
        var rows = deliveries.page(id("alarm", alarm), id("recipient", recipient), state, after, page.fetch());
        return Page.of(rows, page, delivery -> delivery.id().toString(), delivery -> delivery);
    }

    private static @Nullable UUID id(String parameter, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(parameter + ": '" + text + "' is not a UUID");
        }
    }
}
