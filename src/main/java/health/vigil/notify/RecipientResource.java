package health.vigil.notify;

import health.vigil.notify.format.Format;
import health.vigil.notify.format.Formats;
import health.vigil.notify.format.Secrets;
import health.vigil.notify.routing.Routing;
import health.vigil.web.EntityTags;
import health.vigil.web.Fault;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who is told of alarms. Recipients are disabled, not deleted: what was sent to them stays on record. */
@Path("/api/v1/recipients")
@Tag(name = "recipients")
@RolesAllowed("admin")
class RecipientResource {
    private static final Duration KEEP_OLD_SECRET = Duration.ofHours(24);
    private static final Duration LONGEST_KEPT = Duration.ofDays(30);

    private final Formats formats;
    private final Routing routing;
    private final Sealer sealer;
    private final Trial trial;
    private final Redrive redrive;
    private final RecipientHealth.Reader healths;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RecipientResource(
            Formats formats,
            Routing routing,
            Sealer sealer,
            Trial trial,
            Redrive redrive,
            RecipientHealth.Reader healths,
            Clock clock) {
        this.formats = formats;
        this.routing = routing;
        this.sealer = sealer;
        this.trial = trial;
        this.redrive = redrive;
        this.healths = healths;
        this.clock = clock;
    }

    /** @param until absent: until now */
    record Replay(@NotNull Instant since, @Nullable Instant until) {}

    /** @param notifications how many are sent again */
    record Replayed(int notifications) {}

    @POST
    @WithTransaction
    @Operation(summary = "Add a recipient; the answer shows its secret, once")
    @APIResponse(responseCode = "201")
    public Uni<Response> create(@NotNull RecipientDraft draft) {
        var recipient = new RecipientEntity();
        recipient.id = UUID.randomUUID();
        var format = draft.applyTo(recipient, formats, routing.routes().departments());
        var secret = format.signsStandardWebhooks()
                ? fresh("v1a".equals(draft.signing()))
                : Optional.ofNullable(draft.secret()).orElse("");
        recipient.url =
                sealer.seal(recipient.id, Optional.ofNullable(draft.url()).orElseThrow());
        recipient.secret = sealer.seal(recipient.id, secret);
        recipient.createdAt = clock.instant().atOffset(ZoneOffset.UTC);
        return fallbackIsKnown(recipient)
                .chain(() -> recipient.<RecipientEntity>persistAndFlush())
                .map(saved -> Response.created(URI.create("/api/v1/recipients/" + saved.id))
                        .tag(EntityTags.of(saved.version))
                        .entity(withSecret(saved, format, secret, RecipientHealth.UNTRIED))
                        .build());
    }

    @GET
    @WithSession
    @Operation(summary = "Recipients by name")
    public Uni<Page<RecipientView>> list(@BeanParam PageRequest page) {
        return page.after()
                .map(RecipientKey::parse)
                .map(last -> RecipientEntity.pageAfter(last.name(), last.id(), page.fetch()))
                .orElseGet(() -> RecipientEntity.page(page.fetch()))
                .chain(found -> healths.of(found.stream().map(r -> r.id).toList())
                        .map(health -> Page.of(
                                found,
                                page,
                                r -> RecipientKey.of(r).text(),
                                r -> view(r, health.getOrDefault(r.id, RecipientHealth.UNTRIED)))));
    }

    @GET
    @Path("/{id}")
    @WithSession
    public Uni<Response> get(UUID id) {
        return known(id).chain(this::shown);
    }

    @PUT
    @Path("/{id}")
    @WithTransaction
    @Operation(
            summary = "Change a recipient; needs the ETag of the last GET in If-Match",
            description = "Without url or secret, those stay as they are.")
    public Uni<Response> change(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull RecipientDraft draft) {
        return known(id)
                .invoke(recipient -> EntityTags.require(ifMatch, recipient.version))
                .invoke(recipient -> apply(draft, recipient))
                .call(this::fallbackIsKnown)
                .call(RecipientEntity::flush)
                .chain(this::shown);
    }

    @POST
    @Path("/{id}/rotate-secret")
    @WithTransaction
    @Operation(
            summary = "Replace the secret; the answer shows the new one, once",
            description =
                    "Messages are signed with the old one as well for as long as keep_old_for says (ISO 8601; PT24H if "
                            + "absent), so that the receiver can change over in its own time.")
    public Uni<Response> rotateSecret(UUID id, @RestQuery("keep_old_for") @Nullable String keepOldFor) {
        var kept = keepOldFor == null ? KEEP_OLD_SECRET : duration(keepOldFor);
        if (kept.isNegative() || kept.compareTo(LONGEST_KEPT) > 0) {
            throw Problems.badRequest("keep_old_for: the old secret can be kept for PT0S to P30D, not for " + kept);
        }
        return known(id).chain(recipient -> rotate(recipient, kept));
    }

    @POST
    @Path("/{id}/test")
    @WithSession
    @Operation(
            summary =
                    "Send a message of type health.vigil.test in the recipient's format, once, and tell what became of it")
    public Uni<Trial.Finding> test(UUID id) {
        return known(id).chain(recipient -> trial.run(recipient.id));
    }

    @POST
    @Path("/{id}/replay")
    @WithSession
    @Operation(
            summary = "Send again what was sent since a moment, under the same ids",
            description = "For a receiver that has lost data. What it still has it recognises by webhook-id.")
    public Uni<Replayed> replay(UUID id, @NotNull Replay replay) {
        return known(id)
                .chain(recipient -> redrive.replay(
                        id, replay.since(), Optional.ofNullable(replay.until()).orElseGet(clock::instant)))
                .map(Replayed::new);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw Problems.badRequest("keep_old_for: '" + text + "' is not a duration such as PT24H");
        }
    }

    private void apply(RecipientDraft draft, RecipientEntity recipient) {
        var before = format(recipient);
        var format = draft.applyTo(recipient, formats, routing.routes().departments());
        if (draft.url() != null) {
            recipient.url = sealer.seal(recipient.id, draft.url());
        }
        if (format.signsStandardWebhooks() && !before.signsStandardWebhooks()) {
            throw Problems.unprocessable(List.of(new Fault(
                    "format", "a robot can't become a signed webhook, which needs a secret: add a new recipient")));
        }
        if (!format.signsStandardWebhooks() && (draft.secret() != null || before != format)) {
            recipient.secret = sealer.seal(
                    recipient.id, Optional.ofNullable(draft.secret()).orElse(""));
            recipient.previousSecret = null;
            recipient.previousSecretUntil = null;
        }
    }

    private Uni<Response> rotate(RecipientEntity recipient, Duration kept) {
        var format = format(recipient);
        if (!format.signsStandardWebhooks()) {
            throw Problems.conflict("The secret of a robot is changed at the robot; then enter it here by PUT");
        }
        var old = sealer.open(recipient.id, recipient.secret);
        var secret = fresh(old.startsWith("whsk_"));
        recipient.previousSecret = kept.isZero() ? null : recipient.secret;
        recipient.previousSecretUntil =
                kept.isZero() ? null : clock.instant().plus(kept).atOffset(ZoneOffset.UTC);
        recipient.secret = sealer.seal(recipient.id, secret);
        return recipient
                .<RecipientEntity>flush()
                .chain(() -> health(recipient.id))
                .map(health -> Response.ok(withSecret(recipient, format, secret, health))
                        .tag(EntityTags.of(recipient.version))
                        .build());
    }

    private String fresh(boolean asymmetric) {
        return asymmetric ? Secrets.v1a(random) : Secrets.v1(random);
    }

    /** A private key stays here: whoever checks needs the public one. */
    private RecipientView.WithSecret withSecret(
            RecipientEntity recipient, Format format, String secret, RecipientHealth health) {
        var shown = format.signsStandardWebhooks() && !secret.startsWith("whsk_") ? secret : null;
        return new RecipientView.WithSecret(RecipientView.of(recipient, format, sealer, health), shown);
    }

    private Uni<Void> fallbackIsKnown(RecipientEntity recipient) {
        if (recipient.fallback == null) {
            return Uni.createFrom().voidItem();
        }
        return RecipientEntity.findById(recipient.fallback)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.unprocessable(
                        List.of(new Fault("fallback", "there is no recipient " + recipient.fallback))))
                .replaceWithVoid();
    }

    private Uni<Response> shown(RecipientEntity recipient) {
        return health(recipient.id).map(health -> Response.ok(view(recipient, health))
                .tag(EntityTags.of(recipient.version))
                .build());
    }

    private Uni<RecipientHealth> health(UUID recipient) {
        return healths.of(List.of(recipient)).map(health -> health.getOrDefault(recipient, RecipientHealth.UNTRIED));
    }

    private RecipientView view(RecipientEntity recipient, RecipientHealth health) {
        return RecipientView.of(recipient, format(recipient), sealer, health);
    }

    private Format format(RecipientEntity recipient) {
        return formats.of(recipient.format).orElse(formats.usual());
    }

    private static Uni<RecipientEntity> known(UUID id) {
        return RecipientEntity.<RecipientEntity>findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("There is no recipient " + id));
    }
}
