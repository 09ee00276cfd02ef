package health.vigil.registry;

import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/jurisdictions")
@Tag(name = "registry")
@RolesAllowed("admin")
class JurisdictionResource {
    private final Editor<JurisdictionDraft, JurisdictionView, JurisdictionEntity> editor;

    JurisdictionResource(RegistryWriter writer) {
        editor = new Editor<>("jurisdiction", JurisdictionEntity.class, RegistryDraft::of, writer);
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<Page<JurisdictionView>> list(
            @RestQuery @Nullable String jurisdiction,
            @RestQuery @Nullable String level,
            @RestQuery @Nullable String q,
            @BeanParam PageRequest page) {
        return new Filter()
                .within("code like :within", jurisdiction)
                .where("level = :level", "level", level)
                .containing("code", q)
                .rows(JurisdictionEntity.class, "code", page)
                .map(rows -> Page.of(rows, page, JurisdictionEntity::key, JurisdictionEntity::view));
    }

    @GET
    @Path("{code}")
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<RestResponse<JurisdictionView>> get(String code) {
        return editor.get(code);
    }

    @POST
    public Uni<RestResponse<JurisdictionView>> create(@Nullable JurisdictionDraft draft, UriInfo uri) {
        return editor.create(draft, uri);
    }

    @PUT
    @Path("{code}")
    public Uni<RestResponse<JurisdictionView>> replace(
            String code, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JurisdictionDraft draft) {
        return editor.replace(code, ifMatch, draft);
    }
}
