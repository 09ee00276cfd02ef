package health.vigil.limits;

import health.vigil.registry.Family;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The rules that Vigil judges by, each with its legal basis and its evidence. Read-only: they change with the packs. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {
    private final List<RuleView> rules;

    RulesResource(LimitPacks packs) {
        rules = packs.all().stream()
                .flatMap(pack -> pack.limits().stream().map(limit -> RuleView.of(pack, limit)))
                .toList();
    }

    /**
     * All rules that match, in the order of the packs.
     *
     * @param family   for instance {@code drinking_water}; absent: all
     * @param standard with or without edition, for instance {@code GB 5749} or {@code GB 5749-2022}; absent: all
     */
    @GET
    public RuleList list(@RestQuery Optional<String> family, @RestQuery Optional<String> standard) {
        var wanted = family.map(RulesResource::familyOf);
        return new RuleList(
                rules.stream()
                        .filter(rule -> wanted.map(rule::ofFamily).orElse(true))
                        .filter(rule -> standard.map(rule::ofStandard).orElse(true))
                        .toList(),
                null);
    }

    @GET
    @Path("/{id}")
    public RuleView one(@RestPath String id) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> HttpProblem.valueOf(
                        Status.NOT_FOUND, "There is no rule \"" + id + "\". GET /api/v1/rules lists all."));
    }

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
