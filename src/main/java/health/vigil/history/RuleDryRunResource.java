package health.vigil.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.ingest.TimeRange;
import health.vigil.limits.InvalidLimitPackException;
import health.vigil.limits.LimitEntry;
import health.vigil.limits.LimitPacks;
import health.vigil.limits.RuleBooks;
import health.vigil.registry.AskedDivision;
import health.vigil.registry.Device;
import health.vigil.registry.Registry;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What another limit would have raised: tried on stored readings before anybody is called by it. */
@Path("/api/v1/rules/{id}/dry-run")
@Tag(name = "rules")
@RolesAllowed({"admin", "officer", "viewer"})
@Blocking
class RuleDryRunResource {
    private static final Duration LEAST_LOOKBACK = Duration.ofHours(1);

    private final DryRuns runs;
    private final LimitPacks packs;
    private final RuleBooks ruleBooks;
    private final Registry registry;
    private final HistoryConfig config;
    private final Clock clock;

    RuleDryRunResource(
            DryRuns runs, LimitPacks packs, RuleBooks ruleBooks, Registry registry, HistoryConfig config, Clock clock) {
        this.runs = runs;
        this.packs = packs;
        this.ruleBooks = ruleBooks;
        this.registry = registry;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({"admin", "officer"})
    @Operation(
            summary =
                    "Try a rule with some keys of its limit changed, for instance {\"above\": 0.8, \"on_delay\": \"PT10M\"};"
                            + " answers at once with a run to be asked about")
    public Response start(
            @RestPath String id,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String device,
            @RestQuery @Nullable String jurisdiction,
            @NotNull ObjectNode changes,
            @Context SecurityContext security) {
        var range = range(from, to);
        var draft = draft(id, changes);
        var all = registry.snapshot().devices();
        var inForce = RuleSelection.only(id, ruleBooks.of(all));
        var changed = RuleSelection.only(id, bound(id, changes, draft, all));
        var chosen = Set.copyOf(wanted(device, jurisdiction));
        var sites = chosen.stream().map(Device::site).collect(Collectors.toSet());
        var bound = all.stream()
                .filter(one -> chosen.contains(one) || sites.contains(one.site()) && ofSite(inForce, changed, one))
                .filter(one -> rules(inForce, changed, one).findAny().isPresent())
                .sorted(Comparator.comparing(Device::site).thenComparing(Device::id))
                .toList();
        if (bound.isEmpty()) {
            throw refused(
                    "id",
                    id + " can be tried on none of these devices: it binds none of them, or it is about"
                            + " silence or a storage clock, which stored readings do not tell");
        }
        var reach = RuleSelection.reach(bound.stream().flatMap(one -> rules(inForce, changed, one)));
        var run = runs.start(new DryRunRequest(
                id,
                changes,
                draft,
                range,
                bound,
                reach.compareTo(LEAST_LOOKBACK) < 0 ? LEAST_LOOKBACK : reach,
                security.getUserPrincipal().getName()));
        return Response.accepted(DryRunView.of(run, null))
                .location(URI.create("/api/v1/dry-runs/" + run.id()))
                .build();
    }

    private TimeRange range(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            throw Problems.badRequest("from, to: both are needed, as times such as 2026-11-22T08:15:00+08:00");
        }
        var range = TimeRange.of(from, to, Duration.ZERO, clock.instant());
        if (Duration.between(range.from(), range.to()).compareTo(config.dryRun().longestSpan()) > 0) {
            throw Problems.badRequest("from, to: at most " + config.dryRun().longestSpan() + " can be tried at once");
        }
        return range;
    }

    private LimitEntry draft(String id, ObjectNode changes) {
        if (packs.all().stream().flatMap(pack -> pack.limits().stream()).noneMatch(limit -> limit.id()
                .equals(id))) {
            throw Problems.notFound("There is no rule \"" + id + "\". GET /api/v1/rules lists all.");
        }
        if (changes.isEmpty()) {
            throw refused("body", "name at least one key of the limit that is to be different");
        }
        try {
            return packs.draft(id, changes.deepCopy());
        } catch (InvalidLimitPackException e) {
            throw refused(id, changes, e);
        }
    }

    /** What can be told of a draft only with the interval of a device. */
    private RuleBook bound(String id, ObjectNode changes, LimitEntry draft, Collection<Device> devices) {
        try {
            return ruleBooks.of(devices, List.of(draft));
        } catch (IllegalArgumentException e) {
            throw refused(id, changes, e);
        }
    }

    /** The messages of the packs read {@code file, limit: key: reason}. */
    private static RuntimeException refused(String id, ObjectNode changes, RuntimeException problem) {
        var message = String.valueOf(problem.getMessage());
        var place = message.indexOf(id + ": ");
        var said = place < 0 ? message : message.substring(place + id.length() + 2);
        var colon = said.indexOf(": ");
        if (colon >= 0) {
            return refused(said.substring(0, colon), said.substring(colon + 2));
        }
        for (var key : changes.properties()) {
            if (said.startsWith(key.getKey())) {
                return refused(key.getKey(), said);
            }
        }
        return refused("body", said);
    }

    private static RuntimeException refused(String key, String reason) {
        return Problems.unprocessable(List.of(new Fault(key, reason)));
    }

    private List<Device> wanted(@Nullable String device, @Nullable String jurisdiction) {
        if (device != null && registry.snapshot().device(device).isEmpty()) {
            throw Problems.badRequest("device: there is no device '" + device + "'");
        }
        var prefix = jurisdiction == null ? "" : AskedDivision.prefix(jurisdiction);
        return registry.snapshot().devices().stream()
                .filter(one -> device == null || one.id().equals(device))
                .filter(one -> one.jurisdiction().startsWith(prefix))
                .toList();
    }

    /** A rule over a whole site needs all of its devices. */
    private static boolean ofSite(RuleBook inForce, RuleBook changed, Device device) {
        return !inForce.ofSite(device.site()).isEmpty()
                || !changed.ofSite(device.site()).isEmpty();
    }

    private static Stream<Rule> rules(RuleBook inForce, RuleBook changed, Device device) {
        return Stream.of(inForce, changed)
                .flatMap(book ->
                        Stream.concat(RuleSelection.rules(book.of(device.id())), book.ofSite(device.site()).stream()));
    }
}
