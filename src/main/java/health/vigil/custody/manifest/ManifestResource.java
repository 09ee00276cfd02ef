package health.vigil.custody.manifest;

import health.vigil.custody.manifest.StepDrafts.ArriveDraft;
import health.vigil.custody.manifest.StepDrafts.BackfillDraft;
import health.vigil.custody.manifest.StepDrafts.CancelDraft;
import health.vigil.custody.manifest.StepDrafts.CompleteDraft;
import health.vigil.custody.manifest.StepDrafts.DepartDraft;
import health.vigil.custody.manifest.StepDrafts.IssueDraft;
import health.vigil.custody.manifest.StepDrafts.ReceiveDraft;
import health.vigil.custody.manifest.StepDrafts.RejectDraft;
import health.vigil.custody.manifest.StepDrafts.StepDraft;
import health.vigil.web.EntityTags;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Transfer manifests 危险废物转移联单: mirrors of those of the national system, addressed by number or id. Never deleted. */
@Path("/api/v1/manifests")
@Tag(name = "manifests")
@RolesAllowed({"admin", "officer"})
class ManifestResource {
    private static final String PATH = "/api/v1/manifests/";
    private static final String PDF = "application/pdf";

    private final ManifestDesk desk;
    private final ManifestPrint print;

    ManifestResource(ManifestDesk desk, ManifestPrint print) {
        this.desk = desk;
        this.print = print;
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Manifests, newest first")
    public Uni<Page<ManifestView>> list(@BeanParam ManifestFilter filter, @BeanParam PageRequest page) {
        return desk.list(filter, page);
    }

    @POST
    @Operation(
            summary = "Mirror a manifest: issued, if it has a number or the number of its paper; else a draft",
            description = "Vigil gives no numbers: they come from the national system.")
    @APIResponse(responseCode = "201")
    public Uni<Response> create(@Nullable ManifestDraft draft, @Context SecurityContext security) {
        return desk.create(given(draft), user(security)).map(view -> Response.created(
                        URI.create(PATH + Optional.ofNullable(view.number()).orElse(view.id())))
                .entity(view)
                .tag(EntityTags.of(view.version()))
                .build());
    }

    @GET
    @Path("{ref: [^/.]+}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(
            summary = "A manifest with its history, its containers, and how its numbers compare",
            description = "The same as PDF with Accept: application/pdf.")
    public Uni<Response> get(String ref) {
        return desk.document(ref).map(document -> Response.ok(document)
                .tag(EntityTags.of(document.manifest().version()))
                .build());
    }

    @GET
    @Path("{ref: [^/.]+}")
    @Produces(PDF + ";qs=0.5")
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(hidden = true)
    public Uni<Response> printed(String ref) {
        return pdf(ref);
    }

    @GET
    @Path("{ref: [^/.]+}.pdf")
    @Produces(PDF)
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "One A4 page, laid out like the national form, in Chinese and English")
    public Uni<Response> pdf(String ref) {
        return desk.document(ref).chain(print::pdf).map(page -> Response.ok(page, PDF)
                .header("Content-Disposition", "inline; filename=\"manifest-" + ref + ".pdf\"")
                .build());
    }

    @GET
    @Path("{ref: [^/.]+}.json")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Everything about a manifest, as a file")
    public Uni<Response> export(String ref) {
        return desk.document(ref).map(document -> Response.ok(document)
                .header("Content-Disposition", "attachment; filename=\"manifest-" + ref + ".json\"")
                .build());
    }

    @PUT
    @Path("{ref: [^/.]+}")
    @Operation(summary = "Write a draft anew; needs the ETag of the last GET in If-Match")
    public Uni<Response> replace(
            String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ManifestDraft draft,
            @Context SecurityContext security) {
        return desk.replace(ref, ifMatch, given(draft), user(security)).map(ManifestResource::answer);
    }

    @POST
    @Path("{ref: [^/.]+}/issue")
    @Operation(summary = "A draft has its number, or the number of the paper that stands for it")
    public Uni<Response> issue(
            String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable IssueDraft draft,
            @Context SecurityContext security) {
        return step(ref, ifMatch, draft, security);
    }

    @POST
    @Path("{ref: [^/.]+}/depart")
    @Operation(summary = "The vehicle has left")
    public Uni<Response> depart(
            String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable DepartDraft draft,
            @Context SecurityContext security) {
        return step(ref, ifMatch, draft, security);
    }

    @POST
    @Path("{ref: [^/.]+}/arrive")
    @Operation(summary = "The vehicle is at the receiver; from that day the time to confirm runs")
    public Uni<Response> arrive(
            String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ArriveDraft draft,
            @Context SecurityContext security) {
        return step(ref, ifMatch, draft, security);
    }

    @POST
    @Path("{ref: [^/.]+}/receive")
    @Operation(summary = "The receiver confirms what came, by category: accepted, refused, and what differs")
    public Uni<Response> receive(
            String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ReceiveDraft draft,
            @Context SecurityContext security) {
        return step(ref, ifMatch, draft, security);
    }

    @POST
    @Path("{ref: [^/.]+}/reject")
    @Operation(summary = "The receiver refuses all of it, and says why")
    public Uni<Response> reject(
            String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable RejectDraft draft,
            @Context SecurityContext security) {
        return step(ref, ifMatch, draft, security);
    }

    @POST
    @Path("{ref: [^/.]+}/backfill")
    @Operation(summary = "A manifest on paper was entered in the national system 补录, and has its number")
    public Uni<Response> backfill(
            String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable BackfillDraft draft,
            @Context SecurityContext security) {
        return step(ref, ifMatch, draft, security);
    }

    @POST
    @Path("{ref: [^/.]+}/complete")
    @Operation(summary = "It is done with; says what became of what was refused")
    public Uni<Response> complete(
            String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable CompleteDraft draft,
            @Context SecurityContext security) {
        return step(ref, ifMatch, draft, security);
    }

    @POST
    @Path("{ref: [^/.]+}/cancel")
    @Operation(summary = "It must not be used; possible until the vehicle leaves. It stays on record")
    public Uni<Response> cancel(
            String ref,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable CancelDraft draft,
            @Context SecurityContext security) {
        return step(ref, ifMatch, draft, security);
    }

    private Uni<Response> step(
            String ref, @Nullable String ifMatch, @Nullable StepDraft draft, SecurityContext security) {
        return desk.step(ref, ifMatch, given(draft), user(security)).map(ManifestResource::answer);
    }

    private static Response answer(ManifestView view) {
        return Response.ok(view).tag(EntityTags.of(view.version())).build();
    }

    private static <T> T given(@Nullable T body) {
        if (body == null) {
            throw Problems.badRequest("Send JSON in the body; {} where nothing is to be said");
        }
        return body;
    }

    private static String user(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
