package health.vigil.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the values of one field can show. It looks at one value after another, in event time, and remembers of
 * the earlier ones only what it must.
 */
public sealed interface ValueCondition extends Condition
        permits Limit, RateOfChange, Spike, FlatLine, Parked, WindowMean, DailyMean, TimeOutOfRange, Dose, Shift {

    /**
     * Looks at the next value that can be judged.
     *
     * @param memory what this condition remembers of the channel; null before the first value
     */
    Look look(Observation seen, @Nullable Memory memory);

    /** The number that this condition is about, in the rule's unit, for people. */
    double threshold();

    /** What can be said once no value before {@code now} is awaited any more: a day that is over. */
    default Look close(Memory memory, Instant now) {
        return Look.noNews(memory);
    }
}
