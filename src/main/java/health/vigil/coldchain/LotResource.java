package health.vigil.coldchain;

import health.vigil.web.EntityTags;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Lots of vaccine. They are never deleted: their records are kept for five years after the expiry. */
@Path("/api/v1/vaccine-lots")
@Tag(name = "cold chain")
@RolesAllowed({"admin", "officer"})
class LotResource {
    private static final String PATH = "/api/v1/vaccine-lots/";

    @GET
    @WithSession
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Lots in the order of their ids, those of one number if lot is given")
    public Uni<Page<LotView>> list(@RestQuery @Nullable String lot, @BeanParam PageRequest page) {
        return new Conditions()
                .and("lot = :lot", "lot", lot)
                .and("id > :after", "after", page.after().map(LotResource::key).orElse(null))
                .<LotEntity>rows((query, values) -> LotEntity.find(query, values), "id", page)
                .map(found -> Page.of(found, page, entity -> entity.id.toString(), LotEntity::view));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<Response> get(UUID id) {
        return known(id).map(LotResource::shown);
    }

    @POST
    @WithTransaction
    @Operation(summary = "Add a lot; 409 when it is there already")
    @APIResponse(responseCode = "201")
    public Uni<Response> create(@NotNull LotDraft draft) {
        var lot = new LotEntity();
        draft.applyTo(lot);
        lot.id = UUID.randomUUID();
        return saved(lot).map(saved -> Response.created(URI.create(PATH + saved.id))
                .tag(EntityTags.of(saved.version))
                .entity(saved.view())
                .build());
    }

    @PUT
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Change a lot; needs the ETag of the last GET in If-Match")
    public Uni<Response> replace(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull LotDraft draft) {
        return known(id)
                .invoke(lot -> EntityTags.require(ifMatch, lot.version))
                .invoke(draft::applyTo)
                .chain(LotResource::saved)
                .map(LotResource::shown);
    }

    private static Uni<LotEntity> saved(LotEntity lot) {
        return lot.<LotEntity>persistAndFlush()
                .onFailure(ConstraintViolationException.class)
                .transform(e -> Problems.conflict("There is lot " + lot.lot + " of this vaccine already"));
    }

    private static Response shown(LotEntity lot) {
        return Response.ok(lot.view()).tag(EntityTags.of(lot.version)).build();
    }

    private static Uni<LotEntity> known(UUID id) {
        return LotEntity.<LotEntity>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("There is no lot of vaccine " + id));
    }

    private static UUID key(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
        }
    }
}
