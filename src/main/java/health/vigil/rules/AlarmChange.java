package health.vigil.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a judgement changes about an alarm. Both kinds name the alarm by an id that replays reproduce. */
public sealed interface AlarmChange {
    UUID alarm();

    /** Event time of the change. */
    Instant at();

    /**
     * The condition held for its on-delay.
     *
     * @param device    registry id of the device
     * @param container the waste container, for storage clocks only
     * @param onset     when the condition began
     * @param value     the value that completed the on-delay; for clocks the age in hours, for no-data absent
     */
    record Raised(
            UUID alarm,
            Rule rule,
            String device,
            @Nullable String container,
            Instant onset,
            Instant at,
            @Nullable Double value)
            implements AlarmChange {}

    /** @param value the value that completed the off-delay, where there is one */
    record Cleared(UUID alarm, Instant at, @Nullable Double value, ClearReason reason) implements AlarmChange {}

    /** Why an alarm is no longer active. */
    enum ClearReason {
        /** The value came back inside the limit for the off-delay. */
        RETURNED,
        /** The device reports again. */
        HEARD_AGAIN,
        /** The container has left temporary storage. */
        LEFT_STORAGE,
        /** The rule was withdrawn, or its edition is no longer in force. */
        RULE_WITHDRAWN
    }
}
