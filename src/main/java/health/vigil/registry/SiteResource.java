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

@Path("/api/v1/sites")
@Tag(name = "registry")
@RolesAllowed("admin")
class SiteResource {
    private final Editor<SiteDraft, SiteView, SiteEntity> editor;

    SiteResource(RegistryWriter writer) {
        editor = new Editor<>("site", SiteEntity.class, RegistryDraft::of, writer);
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<Page<SiteView>> list(
            @RestQuery @Nullable String jurisdiction,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String family,
            @RestQuery @Nullable String q,
            @BeanParam PageRequest page) {
        return new Filter()
                .within("jurisdiction like :within", jurisdiction)
                .where("kind = :kind", "kind", kind)
                .where(
                        "id in (select d.site from DeviceEntity d where d.family = :family and d.retiredAt is null)",
                        "family",
                        Filter.family(family))
                .containing("id", q)
                .rows(SiteEntity.class, "id", page)
                .map(rows -> Page.of(rows, page, SiteEntity::key, SiteEntity::view));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<RestResponse<SiteView>> get(String id) {
        return editor.get(id);
    }

    @POST
    public Uni<RestResponse<SiteView>> create(@Nullable SiteDraft draft, UriInfo uri) {
        return editor.create(draft, uri);
    }

    @PUT
    @Path("{id}")
    public Uni<RestResponse<SiteView>> replace(
            String id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable SiteDraft draft) {
        return editor.replace(id, ifMatch, draft);
    }
}
