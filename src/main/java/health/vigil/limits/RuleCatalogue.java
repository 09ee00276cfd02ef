package health.vigil.limits;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Every rule that there is: shipped, changed by users, or their own; without overrides. */
@Singleton
class RuleCatalogue {
    private final LimitPacks packs;
    private final Supplier<RuleChanges> changes;

    RuleCatalogue(LimitPacks packs, Supplier<RuleChanges> changes) {
        this.packs = packs;
        this.changes = changes;
    }

    /** In the order of the packs, those of users last; one entry for each time in which a rule was, is or will be so. */
    List<DatedLimit> limits() {
        return changes.get().limits(packs.all(), Set.of());
    }

    /** Each rule once: as it is in force, else as it will last be or last was. */
    List<DatedLimit> at(Instant now) {
        Map<String, DatedLimit> byId = new LinkedHashMap<>();
        limits().forEach(limit -> byId.merge(limit.id(), limit, (a, b) -> a.isInForce(now) ? a : b));
        return List.copyOf(byId.values());
    }

    Optional<DatedLimit> at(Instant now, String id) {
        return at(now).stream().filter(limit -> limit.id().equals(id)).findFirst();
    }

    /** The pack that ships the rule. */
    Optional<LimitPack> shipping(String id) {
        return packs.all().stream()
                .filter(pack ->
                        pack.limits().stream().anyMatch(limit -> limit.id().equals(id)))
                .findFirst();
    }
}
