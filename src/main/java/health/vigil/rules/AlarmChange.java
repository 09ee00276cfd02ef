package health.vigil.rules;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a judgement changes about an alarm. Every kind names the alarm by an id that replays reproduce. */
public sealed interface AlarmChange {
    UUID alarm();

    /** Event time of the change. */
    Instant at();

    /**
     * The condition held for its on-delay.
     *
     * @param device    registry id of the device; for an alarm of a whole site or gateway the one that stands for it
     * @param container the item of a {@link Breach}: the container, trip, manifest, consignment or vehicle concerned
     * @param field     the field concerned, where there is one
     * @param ofSite    it concerns the whole site of the device
     * @param members   the devices that this one alarm stands for, where it groups several; empty otherwise
     * @param onset     when the condition began
     * @param value     the value that completed the on-delay; for clocks the age in hours, for no-data absent
     */
    record Raised(
            UUID alarm,
            Rule rule,
            String device,
            @Nullable String container,
            @Nullable String field,
            boolean ofSite,
            List<String> members,
            Instant onset,
            Instant at,
            @Nullable Double value)
            implements AlarmChange {
        public Raised {
            members = List.copyOf(members);
        }
    }

    /** @param value the value that completed the off-delay, where there is one */
    record Cleared(UUID alarm, Instant at, @Nullable Double value, ClearReason reason) implements AlarmChange {}

    /** The condition can't be told any more: the alarm stays open and says so. */
    record Doubted(UUID alarm, Instant at, Doubt doubt) implements AlarmChange {}

    /** The rule is not judged for now (suppressed by design): the alarm stays, but calls nobody. */
    record Suppressed(UUID alarm, Instant at, Suppression suppression) implements AlarmChange {}

    /** The condition is known and judged again. */
    record Resumed(UUID alarm, Instant at) implements AlarmChange {}

    /** Why an alarm is no longer active. */
    enum ClearReason {
        /** The value came back inside the limit for the off-delay. */
        RETURNED,
        /** The device reports again. */
        HEARD_AGAIN,
        /** The breach of a rule on a process is over, or it came out that there was none. */
        SETTLED,
        /** The rule was withdrawn, or its edition is no longer in force. */
        RULE_WITHDRAWN,
        /** One alarm for the common cause has taken its place. */
        GROUPED
    }

    /** Why a condition can't be told. */
    enum Doubt {
        /** The device says nothing, or is cut off. */
        SILENCE,
        /** The values are marked bad. */
        BAD_QUALITY,
        /** Something else that the rule needs is missing. */
        MISSING_INPUT
    }

    /** Why a rule is not judged. */
    enum Suppression {
        /** The site is closed. */
        CLOSED,
        /** The plant is in a state in which the rule has no meaning, for instance the beam is off. */
        PLANT_STATE,
        /** Maintenance or calibration. */
        MAINTENANCE
    }
}
