package health.vigil.custody.ledger;

import health.vigil.rules.ProcessCheck;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that an event shows and that must not be.
 *
 * @param until  when it was settled
 * @param breaks whether it is too much for a check of that kind
 */
record Finding(
        ProcessCheck.Kind kind,
        CustodyEvent event,
        @Nullable Instant until,
        @Nullable Double value,
        Predicate<ProcessCheck> breaks) {
    static Finding of(ProcessCheck.Kind kind, CustodyEvent event, @Nullable Instant until) {
        return new Finding(kind, event, until, null, check -> true);
    }
}
