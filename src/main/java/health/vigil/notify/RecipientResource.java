package health.vigil.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is told of alarms. Recipients are disabled, not deleted: what was sent to them stays on record. */
@Path("/api/v1/recipients")
@Tag(name = "recipients")
@RolesAllowed("admin")
class RecipientResource {
    private final Courier courier;
    private final CloudEvents cloudEvents;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RecipientResource(Courier courier, CloudEvents cloudEvents, Clock clock) {
        this.courier = courier;
        this.cloudEvents = cloudEvents;
        this.clock = clock;
    }

    /** @param outcome {@code delivered}, {@code refused}, {@code redirected}, {@code timeout}, {@code unreachable} */
    @JsonInclude
    record TestResult(UUID id, String outcome, @Nullable Integer status, long latencyMs, String responseHead) {}

    @POST
    @WithTransaction
    @Operation(summary = "Add a recipient; the answer shows its secret, once")
    @APIResponse(responseCode = "201")
    public Uni<Response> create(@NotNull RecipientDraft draft) {
        var recipient = new RecipientEntity();
        draft.applyTo(recipient);
        recipient.id = UUID.randomUUID();
        recipient.secret = Secret.random(random).text();
        recipient.createdAt = clock.instant().atOffset(ZoneOffset.UTC);
        return recipient.<RecipientEntity>persistAndFlush().map(saved -> Response.created(
                        URI.create("/api/v1/recipients/" + saved.id))
                .tag(EntityTags.of(saved.version))
                .entity(RecipientView.WithSecret.of(saved))
                .build());
    }

    @GET
    @WithSession
    @Operation(summary = "Recipients by name")
    public Uni<Page<RecipientView>> list(@BeanParam PageRequest page) {
        var rows = page.after()
                .map(RecipientKey::parse)
                .map(last -> RecipientEntity.pageAfter(last.name(), last.id(), page.fetch()))
                .orElseGet(() -> RecipientEntity.page(page.fetch()));
        return rows.map(found -> Page.of(found, page, r -> RecipientKey.of(r).text(), RecipientView::of));
    }

    @GET
    @Path("/{id}")
    @WithSession
    public Uni<Response> get(UUID id) {
        return known(id).map(RecipientResource::shown);
    }

    @PUT
    @Path("/{id}")
    @WithTransaction
    @Operation(summary = "Change a recipient; needs the ETag of the last GET in If-Match")
    public Uni<Response> change(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull RecipientDraft draft) {
        return known(id)
                .invoke(recipient -> EntityTags.require(ifMatch, recipient.version))
                .invoke(draft::applyTo)
                .call(RecipientEntity::flush)
                .map(RecipientResource::shown);
    }

    @POST
    @Path("/{id}/rotate-secret")
    @WithTransaction
    @Operation(summary = "Replace the secret; from now on messages are signed with the one in the answer")
    public Uni<Response> rotateSecret(UUID id) {
        return known(id)
                .invoke(recipient -> recipient.secret = Secret.random(random).text())
                .call(RecipientEntity::flush)
                .map(recipient -> Response.ok(RecipientView.WithSecret.of(recipient))
                        .tag(EntityTags.of(recipient.version))
                        .build());
    }

    @POST
    @Path("/{id}/test")
    @WithSession
    @Operation(summary = "Send a signed message of type health.vigil.test, once, and tell what became of it")
    public Uni<TestResult> test(UUID id) {
        return known(id).chain(this::sendTest);
    }

    private Uni<TestResult> sendTest(RecipientEntity recipient) {
        var id = UUID.randomUUID();
        var data = cloudEvents.write(Map.of("recipient", recipient.name, "message", "Vigil 测试消息，请忽略 / test message"));
        var envelope = cloudEvents.envelope(id, "health.vigil.test", recipient.id.toString(), clock.instant(), data);
        var begun = System.nanoTime();
        return courier.deliver(recipient.url, new Secret(recipient.secret), id, envelope)
                .map(outcome -> new TestResult(
                        id,
                        outcome.word(),
                        outcome.httpStatus().orElse(null),
                        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                        outcome.detail()));
    }

    private static Uni<RecipientEntity> known(UUID id) {
        return RecipientEntity.<RecipientEntity>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("There is no recipient " + id));
    }

    private static Response shown(RecipientEntity recipient) {
        return Response.ok(RecipientView.of(recipient))
                .tag(EntityTags.of(recipient.version))
                .build();
    }
}
