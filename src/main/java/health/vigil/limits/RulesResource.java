package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.vigil.registry.Family;
import health.vigil.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The rules that Vigil judges by, each with its legal basis and its evidence. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {
    private final RuleCatalogue rules;
    private final RuleExplanation explanation;
    private final Clock clock;

    RulesResource(RuleCatalogue rules, RuleExplanation explanation, Clock clock) {
        this.rules = rules;
        this.explanation = explanation;
        this.clock = clock;
    }

    /**
     * All rules that match, in the order of the packs, those of users last. Overrides are not in them.
     *
     * @param family   for instance {@code drinking_water}; absent: all
     * @param standard with or without edition, for instance {@code GB 5749} or {@code GB 5749-2022}; absent: all
     */
    @GET
    public RuleList list(@RestQuery Optional<String> family, @RestQuery Optional<String> standard) {
        var wanted = family.map(RulesResource::familyOf);
        return new RuleList(
                rules.at(clock.instant()).stream()
                        .map(limit -> RuleView.of(limit.pack(), limit.limit()))
                        .filter(rule -> wanted.map(rule::ofFamily).orElse(true))
                        .filter(rule -> standard.map(rule::ofStandard).orElse(true))
                        .toList(),
                null);
    }

    /** @param device absent: the rule alone; else also what is in force for this device now, and why */
    @GET
    @Path("/{id}")
    public RuleDetail one(@RestPath String id, @RestQuery Optional<String> device) {
        var now = clock.instant();
        var limit = rules.at(now, id)
                .orElseThrow(() -> Problems.notFound("There is no rule \"" + id + "\". GET /api/v1/rules lists all."));
        return new RuleDetail(
                RuleView.of(limit.pack(), limit.limit()),
                device.map(d -> explanation.of(limit, d, now)).orElse(null));
    }

    /** @param onDevice for the device that was asked for */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RuleDetail(@JsonUnwrapped RuleView rule, @Nullable RuleOnDevice onDevice) {}

    private static Family familyOf(String text) {
        return Family.of(text)
                .orElseThrow(() -> HttpProblem.valueOf(
                        Status.BAD_REQUEST,
                        "family: \"%s\" is not one of %s"
                                .formatted(
                                        text,
                                        Arrays.stream(Family.values())
                                                .map(Family::text)
                                                .collect(Collectors.joining(", ")))));
    }

    /** @param nextCursor always absent: the rules fit one page */
    public record RuleList(List<RuleView> items, @Nullable String nextCursor) {}
}
