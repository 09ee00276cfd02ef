package health.vigil.notify;

import health.vigil.alarms.Delivery;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who was told what, when it arrived, what was answered, and what happens next. */
@Path("/api/v1/deliveries")
@Tag(name = "deliveries")
@RolesAllowed({"admin", "officer", "viewer"})
class DeliveryResource {
    private static final Set<String> STATES = Set.of("pending", "collecting", "digested", "delivered", "dead");

    private final Deliveries deliveries;
    private final Redrive redrive;

    DeliveryResource(Deliveries deliveries, Redrive redrive) {
        this.deliveries = deliveries;
        this.redrive = redrive;
    }

    /** Which dead ones are to be sent again: at least one of these. */
    record Which(@Nullable List<UUID> ids, @Nullable UUID recipient, @Nullable Instant from, @Nullable Instant to) {
        boolean isAll() {
            return ids == null && recipient == null && from == null && to == null;
        }
    }

    /** @param notifications how many are sent again */
    record Redriven(int notifications) {}

    @GET
    @Operation(summary = "Notifications and every attempt to deliver them, newest first")
    public Page<Delivery> list(
            @RestQuery @Nullable String alarm,
            @RestQuery @Nullable String recipient,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @BeanParam PageRequest page)
            throws SQLException {
        if (state != null && !STATES.contains(state)) {
            throw Problems.badRequest("state: '" + state + "' is not one of " + String.join(", ", STATES));
        }
        var filter = new DeliveryFilter(
                id("alarm", alarm), id("recipient", recipient), state, time("from", from), time("to", to));
        var after = page.after().map(key -> id("cursor", key)).orElse(null);
        var rows = deliveries.page(filter, after, page.fetch());
        return Page.of(rows, page, delivery -> delivery.id().toString(), delivery -> delivery);
    }

    @POST
    @Path("/redrive")
    @RolesAllowed("admin")
    @Operation(
            summary = "Send what was given up once more, under the same ids",
            description =
                    "By id, recipient or the time at which they were written (to is exclusive); at least one of them.")
    public Uni<Redriven> redrive(@NotNull Which which) {
        if (which.isAll()) {
            throw Problems.badRequest("say which: ids, recipient, from or to");
        }
        return redrive.dead(which.ids(), which.recipient(), which.from(), which.to())
                .map(Redriven::new);
    }

    private static @Nullable UUID id(String parameter, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(parameter + ": '" + text + "' is not a UUID");
        }
    }

    private static @Nullable Instant time(String parameter, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problems.badRequest(parameter + ": '" + text + "' is not a time such as 2026-11-22T08:00:00+08:00");
        }
    }
}
