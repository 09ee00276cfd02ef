package health.vigil.rules;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules with an {@link Outage}, by cause. */
public record OutageRules(Map<Outage.Cause, Rule> byCause) {
    public static final OutageRules NONE = new OutageRules(Map.of());

    public OutageRules {
        byCause = Map.copyOf(byCause);
    }

    Optional<Rule> of(Outage.Cause cause) {
        @Nullable Rule rule = byCause.get(cause);
        return Optional.ofNullable(rule);
    }
}
