package health.vigil.coldchain;

import health.vigil.coldchain.ConsignmentDraft.LegDraft;
import health.vigil.web.EntityTags;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Consignments of vaccine and the legs of their way. What was decided upon at the receipt does not change any more. */
@Path("/api/v1/consignments")
@Tag(name = "cold chain")
@RolesAllowed({"admin", "officer"})
class ConsignmentResource {
    private static final String PATH = "/api/v1/consignments/";

    @GET
    @WithSession
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Consignments by id")
    public Uni<Page<ConsignmentView>> list(
            @RestQuery("to_site") @Nullable String toSite,
            @RestQuery("from_site") @Nullable String fromSite,
            @BeanParam PageRequest page) {
        return new Conditions()
                .and("toSite = :to", "to", toSite)
                .and("fromSite = :from", "from", fromSite)
                .and("id > :after", "after", page.after().orElse(null))
                .<ConsignmentEntity>rows((query, values) -> ConsignmentEntity.find(query, values), "id", page)
                .map(found -> Page.of(found, page, consignment -> consignment.id, ConsignmentEntity::view));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<Response> get(String id) {
        return known(id).map(ConsignmentResource::shown);
    }

    @POST
    @WithTransaction
    @Operation(summary = "Enter a consignment")
    @APIResponse(responseCode = "201")
    public Uni<Response> create(@NotNull ConsignmentDraft draft) {
        var consignment = new ConsignmentEntity();
        draft.applyTo(consignment);
        return References.check(draft)
                .chain(() -> ConsignmentEntity.<ConsignmentEntity>findById(consignment.id))
                .onItem()
                .ifNotNull()
                .failWith(() -> Problems.conflict(
                        "There is a consignment '" + consignment.id + "' already; change it with PUT"))
                .chain(() -> consignment.<ConsignmentEntity>persistAndFlush())
                .map(saved -> Response.created(URI.create(PATH + saved.id))
                        .tag(EntityTags.of(saved.version))
                        .entity(saved.view())
                        .build());
    }

    @PUT
    @Path("/{id}")
    @WithTransaction
    @Operation(
            summary = "Change a consignment; needs the ETag of the last GET in If-Match",
            description = "409 when it was decided upon.")
    public Uni<Response> replace(
            String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ConsignmentDraft draft) {
        return known(id)
                .invoke(consignment -> EntityTags.require(ifMatch, consignment.version))
                .invoke(ConsignmentResource::undecided)
                .invoke(consignment -> sameId(id, draft))
                .call(consignment -> References.check(draft))
                .invoke(draft::applyTo)
                .call(() -> Panache.flush())
                .map(ConsignmentResource::shown);
    }

    @GET
    @Path("/{id}/legs")
    @WithSession
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<List<ConsignmentView.LegView>> legs(String id) {
        return known(id).map(consignment -> consignment.view().legs());
    }

    @POST
    @Path("/{id}/legs")
    @WithTransaction
    @Operation(
            summary = "The consignment goes on in another equipment",
            description = "A leg before that was open ends when this one begins. 409 when it was decided upon.")
    @APIResponse(responseCode = "201")
    public Uni<Response> goOn(String id, @NotNull LegDraft leg) {
        return known(id)
                .invoke(ConsignmentResource::undecided)
                .map(consignment -> NextLeg.after(consignment, leg))
                .call(References::check)
                .chain(draft -> known(id).invoke(draft::applyTo))
                .call(() -> Panache.flush())
                .map(saved -> Response.created(URI.create(PATH + id + "/legs"))
                        .tag(EntityTags.of(saved.version))
                        .entity(saved.view())
                        .build());
    }

    private static void undecided(ConsignmentEntity consignment) {
        if (consignment.isDecided()) {
            throw Problems.conflict("Consignment '%s' was decided upon (%s): it does not change any more"
                    .formatted(consignment.id, consignment.decision));
        }
    }

    private static void sameId(String id, ConsignmentDraft draft) {
        var faults = new Faults();
        faults.when(!id.equals(draft.id()), "id", "must be " + id + " as in the address; it can't be changed");
        faults.refuse();
    }

    private static Response shown(ConsignmentEntity consignment) {
        return Response.ok(consignment.view())
                .tag(EntityTags.of(consignment.version))
                .build();
    }

    private static Uni<ConsignmentEntity> known(String id) {
        return ConsignmentEntity.<ConsignmentEntity>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("There is no consignment '" + id + "'"));
    }
}
