package health.vigil.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.web.EntityTags;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Rules that users write: local ones, and new versions of presets. Nothing is in force that one person alone wanted. */
@Path("/api/v1/rules")
@Tag(name = "rules")
@RolesAllowed("admin")
class RuleVersionResource {
    private final VersionDesk desk;
    private final RuleAudit audit;

    RuleVersionResource(VersionDesk desk, RuleAudit audit) {
        this.desk = desk;
        this.audit = audit;
    }

    /** @param validFrom absent: at once */
    record Approval(
            @NotBlank @Size(max = OverrideCheck.LONGEST_TEXT) String why,
            @Nullable OffsetDateTime validFrom,
            @Nullable OffsetDateTime validUntil) {}

    record Retirement(@NotBlank @Size(max = OverrideCheck.LONGEST_TEXT) String why) {}

    /** @param nextCursor always absent: the versions fit one page */
    record Versions(List<VersionView> items, @Nullable String nextCursor) {}

    @POST
    @Operation(summary = "Write the first draft of a local rule")
    @APIResponse(responseCode = "201")
    public Response create(@NotNull LocalRuleDraft draft, @Context SecurityContext security, @Context UriInfo uri)
            throws SQLException {
        var written = desk.create(draft, user(security));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(written.rule())
                        .path("draft")
                        .build())
                .entity(written.body())
                .tag(EntityTags.of(written.edits()))
                .build();
    }

    @GET
    @Path("/{id}/draft")
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "The draft of the next version, as a limit pack has it")
    public Response draft(String id) throws SQLException {
        return shown(desk.draft(id));
    }

    @PUT
    @Path("/{id}/draft")
    @Operation(
            summary = "Write the draft of the next version; needs the ETag of the last GET in If-Match if there is one")
    public Response write(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull ObjectNode entry,
            @Context SecurityContext security)
            throws SQLException {
        return shown(desk.write(id, ifMatch, entry, user(security)));
    }

    @DELETE
    @Path("/{id}/draft")
    public void discard(String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Context SecurityContext security)
            throws SQLException {
        desk.discard(id, ifMatch, user(security));
    }

    @POST
    @Path("/{id}/approve")
    @Operation(
            summary = "Put the draft in force; not by who wrote it last",
            description = "With If-Match only if the draft is still what was read")
    public VersionView approve(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Approval approval,
            @Context SecurityContext security)
            throws SQLException {
        return VersionView.of(desk.approve(
                id,
                ifMatch,
                user(security),
                approval.why(),
                Optional.ofNullable(approval.validFrom()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(approval.validUntil()).map(OffsetDateTime::toInstant)));
    }

    @POST
    @Path("/{id}/retire")
    @Operation(summary = "End what users wrote: a local rule is judged no more, a preset again as shipped")
    public Versions retire(String id, @NotNull @Valid Retirement retirement, @Context SecurityContext security)
            throws SQLException {
        return views(desk.retire(id, user(security), retirement.why()));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "All versions that users wrote, newest first; none for a rule that is as shipped")
    public Versions versions(String id) throws SQLException {
        return views(desk.versions(id));
    }

    @GET
    @Path("/{id}/audit")
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Who changed what about the rule, newest first")
    public Page<RuleAudit.Entry> audit(String id, @BeanParam PageRequest page) throws SQLException {
        return audit.of(id, page);
    }

    private static Response shown(RuleVersion draft) {
        return Response.ok(draft.body()).tag(EntityTags.of(draft.edits())).build();
    }

    private static Versions views(List<RuleVersion> versions) {
        return new Versions(versions.stream().map(VersionView::of).toList(), null);
    }

    private static String user(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
