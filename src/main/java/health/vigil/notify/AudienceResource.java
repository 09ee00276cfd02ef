package health.vigil.notify;

import health.vigil.limits.RuleBooks;
import health.vigil.notify.routing.Routing;
import health.vigil.notify.routing.Subject;
import health.vigil.registry.Device;
import health.vigil.registry.DivisionCode;
import health.vigil.registry.Registry;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import health.vigil.web.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who would be told, and when, if a device went over a limit. */
@Path("/api/v1/audience")
@Tag(name = "routing")
@RolesAllowed({"admin", "officer", "viewer"})
class AudienceResource {
    private final Registry registry;
    private final RuleBooks rules;
    private final Directories directories;
    private final Routing routing;
    private final DataSource database;
    private final Clock clock;

    AudienceResource(
            Registry registry,
            RuleBooks rules,
            Directories directories,
            Routing routing,
            DataSource database,
            Clock clock) {
        this.registry = registry;
        this.rules = rules;
        this.directories = directories;
        this.routing = routing;
        this.database = database;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Who would be told, and when, if this device broke this rule now",
            description =
                    "at: another moment; routes, calendars and quiet hours are taken as they are then. Who should "
                            + "be told but has no recipient is named too.")
    public AudienceView one(
            @RestQuery @Nullable String device, @RestQuery @Nullable String rule, @RestQuery @Nullable String at)
            throws SQLException {
        if (device == null || rule == null) {
            throw Problems.badRequest(
                    "device and rule are needed; GET /api/v1/audience/rules?device=… lists the rules");
        }
        var known = known(device);
        var moment = at == null ? clock.instant() : time(at);
        var broken = bound(known, moment)
                .filter(one -> one.id().equals(rule))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("No rule '" + rule + "' binds " + device + " at that time; "
                        + "GET /api/v1/audience/rules?device=" + device + " lists those that do"));
        try (var connection = database.getConnection()) {
            var audience = Audience.of(
                    subject(known, broken), moment, directories.current(connection), routing.current(connection));
            return new AudienceView(
                    device,
                    ref(broken),
                    moment,
                    audience.listeners().stream()
                            .map(listener -> AudienceView.told(
                                    listener, Timing.of(listener.recipient(), broken.priority(), listener.due())))
                            .toList(),
                    audience.unanswered().stream().map(AudienceView::unanswered).toList());
        }
    }

    @GET
    @Path("/rules")
    @Operation(summary = "The rules that bind a device now")
    public List<AudienceView.RuleRef> rules(@RestQuery @Nullable String device) {
        if (device == null) {
            throw Problems.badRequest("device is needed");
        }
        return bound(known(device), clock.instant())
                .map(AudienceResource::ref)
                .distinct()
                .toList();
    }

    private Device known(String id) {
        return registry.snapshot()
                .device(id)
                .orElseThrow(() -> Problems.notFound("There is no device " + id + " in service"));
    }

    private Stream<Rule> bound(Device device, Instant at) {
        var neighbours = registry.snapshot().devices().stream()
                .filter(other -> other.site().equals(device.site()))
                .toList();
        return all(rules.of(neighbours), device)
                .filter(rule -> rule.inForceAt(at))
                .sorted(Comparator.comparing(Rule::id));
    }

    private static Stream<Rule> all(RuleBook book, Device device) {
        var own = book.of(device.id());
        return Stream.of(
                        own.values().values().stream().flatMap(List::stream),
                        own.expressions().stream(),
                        Stream.of(own.noData(), own.fieldNoData(), own.maintenance())
                                .filter(Objects::nonNull),
                        own.process().stream(),
                        book.ofSite(device.site()).stream())
                .flatMap(rules -> rules);
    }

    private static Subject subject(Device device, Rule rule) {
        return new Subject(
                device.family().text(),
                rule.field(),
                rule.id(),
                rule.priority(),
                device.id(),
                device.site(),
                DivisionCode.of(device.jurisdiction()).orElse(Subjects.COUNTRY));
    }

    private static AudienceView.RuleRef ref(Rule rule) {
        return new AudienceView.RuleRef(
                rule.id(), rule.nameZh(), rule.nameEn(), rule.field(), AudienceView.word(rule.priority()));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problems.badRequest("at: '" + text + "' is not a time such as 2026-11-22T08:00:00+08:00");
        }
    }
}
