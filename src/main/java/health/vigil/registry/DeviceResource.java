package health.vigil.registry;

import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/devices")
@Tag(name = "registry")
@RolesAllowed("admin")
class DeviceResource {
    private final Editor<DeviceDraft, DeviceView, DeviceEntity> editor;
    private final RegistryWriter writer;
    private final BrokerLogins broker;
    private final Clock clock;

    DeviceResource(RegistryWriter writer, BrokerLogins broker, Clock clock) {
        editor = new Editor<>("device", DeviceEntity.class, RegistryDraft::of, writer);
        this.writer = writer;
        this.broker = broker;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<Page<DeviceView>> list(
            @RestQuery @Nullable String family,
            @RestQuery @Nullable String jurisdiction,
            @RestQuery @Nullable String site,
            @RestQuery @Nullable String q,
            @RestQuery @DefaultValue("false") @Parameter(description = "list those out of service instead")
                    boolean retired,
            @BeanParam PageRequest page) {
        return new Filter()
                .where(retired ? "retiredAt is not null" : "retiredAt is null")
                .where("family = :family", "family", Filter.family(family))
                .within("site in (select s.id from SiteEntity s where s.jurisdiction like :within)", jurisdiction)
                .where("site = :site", "site", site)
                .containing("id", q)
                .rows(DeviceEntity.class, "id", page)
                .map(rows -> Page.of(rows, page, DeviceEntity::key, DeviceEntity::view));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<RestResponse<DeviceView>> get(String id) {
        return editor.get(id);
    }

    @POST
    public Uni<RestResponse<DeviceView>> create(@Nullable DeviceDraft draft, UriInfo uri) {
        return editor.create(draft, uri);
    }

    @PUT
    @Path("{id}")
    public Uni<RestResponse<DeviceView>> replace(
            String id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable DeviceDraft draft) {
        return editor.replace(id, ifMatch, draft);
    }

    /**
     * Takes it out of service: it can no longer log in, while its readings and alarms stay. A gateway stays in service as
     * long as devices report through it.
     */
    @DELETE
    @Path("{id}")
    public Uni<Void> retire(String id) {
        var now = clock.instant();
        return writer.transaction(session -> session.find(DeviceEntity.class, id)
                        .map(found -> editor.existing(Optional.ofNullable(found), id))
                        .call(device -> nothingBehind(session, id))
                        .invoke(device -> device.retire(now))
                        .chain(() -> withdrawPassword(session, id)))
                .chain(() -> broker.withdrawn(id));
    }

    private static Uni<Void> nothingBehind(Mutiny.Session session, String id) {
        return session.createSelectionQuery(
                        "select id from DeviceEntity where gateway = :id and retiredAt is null order by id",
                        String.class)
                .setParameter("id", id)
                .setMaxResults(1)
                .getSingleResultOrNull()
                .invoke(behind -> {
                    if (behind != null) {
                        throw Problems.conflict("Device '" + behind + "' reports through " + id
                                + "; give it and all others behind this gateway another one first, or retire them");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> withdrawPassword(Mutiny.Session session, String id) {
        return session.createMutationQuery("delete from CredentialEntity where deviceId = :id")
                .setParameter("id", id)
                .executeUpdate()
                .replaceWithVoid();
    }
}
