package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.rules.Period;
import health.vigil.rules.Rule;
import java.time.Instant;
import java.util.Optional;

/**
 * A limit as it is, or was, in force for a time, before any override.
 *
 * @param pack    its head
 * @param version by users, absent for the limit as shipped
 */
record DatedLimit(LimitPack pack, LimitEntry limit, Period period, Optional<LimitVersion> version) {
    boolean binds(Device device) {
        return limit.applies().to(device, device.fields())
                && version.flatMap(LimitVersion::local)
                        .map(local -> Scope.within(device.jurisdiction(), local.jurisdiction()))
                        .orElse(true);
    }

    boolean isInForce(Instant at) {
        return period.contains(at);
    }

    String id() {
        return limit.id();
    }

    Rule rule(Reporting reporting) {
        var rule = limit.rule(pack.sourceOf(limit), reporting);
        return rule.inForce().equals(period) ? rule : during(rule, period);
    }

    /** The rule for a part of its time. */
    static Rule during(Rule rule, Period period) {
        return new Rule(
                rule.id(),
                rule.nameZh(),
                rule.nameEn(),
                rule.field(),
                rule.unit(),
                rule.condition(),
                rule.onDelay(),
                rule.offDelay(),
                rule.priority(),
                rule.latched(),
                rule.gate(),
                rule.source(),
                period,
                rule.amendment());
    }
}
