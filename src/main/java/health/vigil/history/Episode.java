package health.vigil.history;

import health.vigil.rules.AlarmChange.Raised;
import health.vigil.rules.Limit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One time that a rule was broken, as a fold of stored readings finds it; it grows while the fold goes on. */
final class Episode {
    private final Raised raised;
    private final Tally tally;
    private @Nullable Instant ended;

    Episode(Raised raised, Tally before) {
        this.raised = raised;
        this.tally = before;
    }

    Raised raised() {
        return raised;
    }

    /** When it had returned for the off-delay; absent while it is on. */
    @Nullable
    Instant ended() {
        return ended;
    }

    void end(Instant at) {
        ended = at;
    }

    void add(double value) {
        tally.add(raised.rule(), value);
    }

    /**
     * The value furthest out of the limit; for rules on more than a single value, what was held against the limit when
     * it was raised.
     */
    @Nullable
    Double extreme() {
        return raised.rule().condition() instanceof Limit && tally.count() > 0 ? tally.extreme() : raised.value();
    }

    /** Values out of the limit; for rules on more than a single value, all values of the episode. */
    @Nullable
    Integer count() {
        return raised.field() == null ? null : tally.count();
    }

    /** Whether it lasted into the time between the two, both inclusive. */
    boolean touches(Instant from, Instant to) {
        return !raised.onset().isAfter(to) && (ended == null || !ended.isBefore(from));
    }
}
