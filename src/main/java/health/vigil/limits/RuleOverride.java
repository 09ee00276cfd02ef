package health.vigil.limits;

import health.vigil.rules.Amendment;
import health.vigil.rules.Limit;
import health.vigil.rules.Period;
import health.vigil.rules.Rule;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule changed for a place and a time, by somebody who answers for it.
 *
 * @param exception  it loosens a legal limit
 * @param basis      number of the document that allows an exception
 * @param approval   absent while it is only proposed and without effect
 * @param from       first moment in force
 * @param until      first moment no longer in force
 * @param revocation it ended before its time
 */
record RuleOverride(
        long id,
        String rule,
        Scope scope,
        RuleChange change,
        boolean exception,
        @Nullable String basis,
        String why,
        String proposedBy,
        Instant createdAt,
        @Nullable Approval approval,
        Instant from,
        Instant until,
        @Nullable Revocation revocation) {

    record Approval(String by, Instant at) {}

    record Revocation(String by, Instant at, String why) {}

    /** The most specific first, of two with one scope the newer. */
    static final Comparator<RuleOverride> BY_PRECEDENCE = Comparator.comparing(
                    RuleOverride::scope, Scope.MOST_SPECIFIC_FIRST)
            .thenComparing(Comparator.comparing(RuleOverride::id).reversed());

    /** Never before its approval and never after its revocation: what was judged stays judged. */
    Optional<Period> inForce() {
        if (approval == null) {
            return Optional.empty();
        }
        var start = approval.at().isAfter(from) ? approval.at() : from;
        var end = revocation != null && revocation.at().isBefore(until) ? revocation.at() : until;
        return start.isBefore(end) ? Optional.of(new Period(start, end)) : Optional.empty();
    }

    /** The rule as this override has it in a part of its time. */
    Optional<Rule> apply(Rule original, Period part) {
        var by = approval == null ? proposedBy : approval.by();
        var threshold = change.threshold() != null && original.condition() instanceof Limit limit
                ? (Double) limit.threshold()
                : null;
        return change.apply(original, part, new Amendment(Long.toString(id), by, why, threshold, exception));
    }
}
