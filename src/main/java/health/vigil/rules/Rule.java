package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must not happen, with the authority that says so.
 *
 * @param id        stable and unique over all packs, for instance {@code gb5749-2022.turbidity.high}; two rules of one id
 *                  never are in force at one time
 * @param nameZh    short Chinese name, shown to people
 * @param nameEn    short English name
 * @param field     canonical field name for a {@link ValueCondition}; absent for rules on a whole device, site or container
 * @param unit      the unit of the limit, {@code 1} for none; {@code h} for clocks
 * @param onDelay   how long the condition must hold, in event time and without a gap, before the alarm
 * @param offDelay  how long it must have returned, likewise, before the alarm clears
 * @param latched   a cleared alarm stays until an officer resets it (ISA-18.2)
 * @param gate      when it is judged at all
 * @param inForce   judges what was measured in this time
 * @param amendment how and why it differs from its source
 */
public record Rule(
        String id,
        String nameZh,
        String nameEn,
        @Nullable String field,
        String unit,
        Condition condition,
        Duration onDelay,
        Duration offDelay,
        Priority priority,
        boolean latched,
        Gate gate,
        Source source,
        Period inForce,
        @Nullable Amendment amendment) {
    /** A longer delay would never complete within the time that a device is allowed to be silent about anything. */
    public static final Duration LONGEST_DELAY = Duration.ofDays(31);

    public Rule {
        check(id, "on_delay", onDelay);
        check(id, "off_delay", offDelay);
        if (condition instanceof ValueCondition && field == null) {
            throw new IllegalArgumentException(id + ": a condition on values needs a field");
        }
    }

    /** As its source has it. */
    public static Rule of(
            String id,
            String nameZh,
            String nameEn,
            @Nullable String field,
            String unit,
            Condition condition,
            Duration onDelay,
            Duration offDelay,
            Priority priority,
            Source source) {
        return new Rule(
                id,
                nameZh,
                nameEn,
                field,
                unit,
                condition,
                onDelay,
                offDelay,
                priority,
                false,
                Gate.ALWAYS,
                source,
                source.inForce(),
                null);
    }

    /** The fields whose values judging it takes: what it is about, what weights it, what its gate looks at. */
    public Set<String> fields() {
        var names = new TreeSet<String>();
        if (field != null) {
            names.add(field);
        }
        var weight = condition instanceof WindowMean mean
                ? mean.weight()
                : condition instanceof DailyMean mean ? mean.weight() : null;
        if (weight != null) {
            names.add(weight);
        }
        if (condition instanceof Expression expression) {
            expression.inputs().forEach(input -> names.add(input.field()));
        }
        if (gate.when() != null) {
            gate.when().inputs().forEach(input -> names.add(input.field()));
        }
        return names;
    }

    /** The edition in force at the time of measurement judges it. */
    public boolean inForceAt(Instant at) {
        return inForce.contains(at);
    }

    private static void check(String id, String name, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException(
                    id + ": " + name + " must be between 0 and " + LONGEST_DELAY + ", not " + delay);
        }
    }
}
