package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.rules.Limit;
import health.vigil.rules.Rule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a rule is judged on one device now, and why.
 *
 * @param binds    the rule is about such devices at all
 * @param judged   it is in force for this device now
 * @param inForce  what is judged; absent when nothing is
 * @param original what the rule says without any override
 * @param override which decides; absent when the rule holds as it is
 * @param version  by users; absent for the rule as shipped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleOnDevice(
        String device,
        boolean binds,
        boolean judged,
        @Nullable Terms inForce,
        Terms original,
        @Nullable OverrideView override,
        @Nullable Integer version) {

    /**
     * @param threshold for rules with a limit
     * @param from      first moment of these terms
     * @param until     first moment that they no longer hold; absent while no end is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Terms(
            @Nullable Double threshold,
            @Nullable Double deadband,
            String onDelay,
            String offDelay,
            String priority,
            Instant from,
            @Nullable Instant until) {
        static Terms of(Rule rule) {
            var limit = rule.condition() instanceof Limit l ? Optional.of(l) : Optional.<Limit>empty();
            return new Terms(
                    limit.map(Limit::threshold).orElse(null),
                    limit.map(Limit::deadband).orElse(null),
                    rule.onDelay().toString(),
                    rule.offDelay().toString(),
                    rule.priority().text(),
                    rule.inForce().from(),
                    rule.inForce().until());
        }
    }
}
