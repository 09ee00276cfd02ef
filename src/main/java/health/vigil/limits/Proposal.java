package health.vigil.limits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checked wish for an override.
 *
 * @param at when it was made
 */
record Proposal(
        String rule,
        Scope scope,
        RuleChange change,
        boolean exception,
        @Nullable String basis,
        String why,
        Instant at,
        Instant from,
        Instant until) {}
