package health.vigil.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.rules.Period;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule that users wrote. Once approved it does not change but for its end.
 *
 * @param body     the limit as a pack has it
 * @param author   who wrote it last
 * @param edits    how often it was written again
 * @param approval absent for a draft
 * @param from     first moment in force, absent for a draft
 * @param until    first moment no longer in force; absent: until the next version
 */
record RuleVersion(
        String rule,
        int number,
        Optional<LimitVersion.Local> local,
        ObjectNode body,
        State state,
        String author,
        Instant writtenAt,
        long edits,
        @Nullable Approval approval,
        @Nullable Instant from,
        @Nullable Instant until) {
    enum State {
        DRAFT,
        APPROVED,
        RETIRED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    record Approval(String by, Instant at, String why) {}

    /** Empty for a draft, and for one that was retired before it began. */
    Optional<Period> period() {
        return from == null || from.equals(until) ? Optional.empty() : Optional.of(new Period(from, until));
    }

    /** @throws InvalidLimitPackException if the limit must not be used */
    LimitEntry limit(LimitPacks packs) {
        return local.isPresent() ? packs.local(local.get(), body) : packs.revision(rule, body);
    }
}
