package health.vigil.coldchain;

import health.vigil.registry.Registry;
import health.vigil.rules.LocalDay;
import health.vigil.web.EntityTags;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
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
import java.time.Clock;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Fridges, freezers, cold rooms, vehicles and boxes 冷链设备. */
@Path("/api/v1/cold-equipment")
@Tag(name = "cold chain")
@RolesAllowed("admin")
class EquipmentResource {
    private static final String PATH = "/api/v1/cold-equipment/";

    private static final String WATCH =
            """
            INSERT INTO cold_watch (device_id, look_at, manual_from) VALUES (:device, :now, :day)
            ON CONFLICT (device_id) DO UPDATE SET look_at = least(cold_watch.look_at, excluded.look_at)""";

    private final Registry registry;
    private final ColdChainLoop loop;
    private final Clock clock;

    EquipmentResource(Registry registry, ColdChainLoop loop, Clock clock) {
        this.registry = registry;
        this.loop = loop;
        this.clock = clock;
    }

    @GET
    @WithSession
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Equipment by device id")
    public Uni<Page<EquipmentView>> list(
            @RestQuery @Nullable String site, @RestQuery @Nullable String kind, @BeanParam PageRequest page) {
        return new Conditions()
                .and("site = :site", "site", site)
                .and("kind = :kind", "kind", kind)
                .and("device > :after", "after", page.after().orElse(null))
                .<EquipmentEntity>rows((query, values) -> EquipmentEntity.find(query, values), "device", page)
                .map(found -> Page.of(found, page, equipment -> equipment.device, EquipmentEntity::view));
    }

    @GET
    @Path("/{id}")
    @WithSession
    @RolesAllowed({"admin", "officer", "viewer"})
    public Uni<Response> get(String id) {
        return known(id).map(EquipmentResource::shown);
    }

    @POST
    @Operation(
            summary = "Make a registered device an equipment of the cold chain",
            description = "From then on its calibration, its logging intervals and, in storage, its manual readings are"
                    + " watched.")
    @APIResponse(responseCode = "201")
    public Uni<Response> create(@NotNull EquipmentDraft draft) {
        var equipment = new EquipmentEntity();
        draft.applyTo(equipment, registry.snapshot());
        equipment.createdAt = clock.instant();
        return Panache.withTransaction(() -> absent(equipment.device)
                        .chain(() -> equipment.<EquipmentEntity>persistAndFlush())
                        .call(() -> watch(equipment.device)))
                .invoke(loop::wake)
                .map(saved -> Response.created(URI.create(PATH + saved.device))
                        .tag(EntityTags.of(saved.version))
                        .entity(saved.view())
                        .build());
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change an equipment; needs the ETag of the last GET in If-Match")
    public Uni<Response> replace(
            String id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull EquipmentDraft draft) {
        return Panache.withTransaction(() -> known(id)
                        .invoke(equipment -> EntityTags.require(ifMatch, equipment.version))
                        .invoke(equipment -> sameDevice(id, draft))
                        .invoke(equipment -> draft.applyTo(equipment, registry.snapshot()))
                        .call(() -> Panache.flush())
                        .call(() -> watch(id)))
                .invoke(loop::wake)
                .map(EquipmentResource::shown);
    }

    private static void sameDevice(String id, EquipmentDraft draft) {
        var faults = new Faults();
        faults.when(!id.equals(draft.device()), "device", "must be " + id + " as in the address; it can't be changed");
        faults.refuse();
    }

    /** It is judged at once; manual readings are asked for from the next day on. */
    private Uni<Integer> watch(String device) {
        var now = clock.instant();
        return Panache.getSession().chain(session -> session.createNativeQuery(WATCH)
                .setParameter("device", device)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("day", LocalDay.of(now).next().date())
                .executeUpdate());
    }

    private static Uni<Void> absent(String device) {
        return EquipmentEntity.findById(device)
                .onItem()
                .ifNotNull()
                .failWith(() -> Problems.conflict("There is an equipment '" + device + "' already; change it with PUT"))
                .replaceWithVoid();
    }

    private static Response shown(EquipmentEntity equipment) {
        return Response.ok(equipment.view())
                .tag(EntityTags.of(equipment.version))
                .build();
    }

    private static Uni<EquipmentEntity> known(String id) {
        return EquipmentEntity.<EquipmentEntity>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("There is no equipment '" + id + "'"));
    }
}
