package health.vigil.limits;

import health.vigil.rules.Amendment;
import health.vigil.rules.Limit;
import health.vigil.rules.Period;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.web.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an override changes about a rule; what is absent stays as the rule has it.
 *
 * @param threshold in the unit of the rule; for rules with a {@link Limit} only
 * @param deadband  likewise
 * @param enabled   false: it is not judged at all
 */
record RuleChange(
        @Nullable Double threshold,
        @Nullable Duration onDelay,
        @Nullable Duration offDelay,
        @Nullable Double deadband,
        @Nullable Priority priority,
        boolean enabled) {

    /** What can't be changed about the rule so, each with the key of the change. */
    List<Fault> faults(Rule rule) {
        var faults = new ArrayList<Fault>();
        var values = Stream.of(threshold, onDelay, offDelay, deadband, priority)
                .filter(Objects::nonNull)
                .count();
        if (enabled && values == 0) {
            faults.add(new Fault(
                    "threshold",
                    "nothing is changed; give threshold, on_delay, off_delay, deadband, priority or enabled"));
        }
        if (!enabled && values > 0) {
            faults.add(new Fault("enabled", "a rule that is switched off has nothing else to change"));
        }
        if (!(rule.condition() instanceof Limit)) {
            number(threshold, "threshold", rule, faults);
            number(deadband, "deadband", rule, faults);
        }
        if (threshold != null && !Double.isFinite(threshold)) {
            faults.add(new Fault("threshold", threshold + " is not a number that can be a limit"));
        }
        if (deadband != null && !(deadband >= 0 && Double.isFinite(deadband))) {
            faults.add(new Fault("deadband", deadband + " is not 0 or more"));
        }
        delay(onDelay, "on_delay", faults);
        delay(offDelay, "off_delay", faults);
        return faults;
    }

    private static void number(@Nullable Double number, String key, Rule rule, List<Fault> faults) {
        if (number != null) {
            faults.add(new Fault(
                    key, rule.id() + " has none; its delays, its priority and whether it is enabled can be changed"));
        }
    }

    private static void delay(@Nullable Duration delay, String key, List<Fault> faults) {
        if (delay != null && (delay.isNegative() || delay.compareTo(Rule.LONGEST_DELAY) > 0)) {
            faults.add(new Fault(key, delay + " is not between PT0S and " + Rule.LONGEST_DELAY));
        }
    }

    /**
     * Which parts would let something pass that the rule does not: a limit further out, a longer wait for the alarm, no
     * alarm at all. Off delay, deadband and priority decide how an alarm ends and how loud it is, not whether it comes.
     */
    List<Fault> loosenings(Rule rule) {
        var found = new ArrayList<Fault>();
        var limit = "%s (%s-%s, %s)"
                .formatted(
                        rule.id(),
                        rule.source().standard(),
                        rule.source().edition(),
                        rule.source().clause());
        if (!enabled) {
            found.add(new Fault("enabled", "false would switch off " + limit));
        }
        if (threshold != null && rule.condition() instanceof Limit original && isFurtherOut(threshold, original)) {
            found.add(new Fault(
                    "threshold",
                    "%s would loosen %s, whose limit is %s %s"
                            .formatted(threshold, limit, original.threshold(), rule.unit())));
        }
        if (onDelay != null && onDelay.compareTo(rule.onDelay()) > 0) {
            found.add(new Fault(
                    "on_delay", "%s would loosen %s, which waits %s".formatted(onDelay, limit, rule.onDelay())));
        }
        return found;
    }

    private static boolean isFurtherOut(double threshold, Limit original) {
        return original.direction() == Limit.Direction.ABOVE
                ? threshold > original.threshold()
                : threshold < original.threshold();
    }

    /** The rule as it is judged in this period; empty while it is switched off. */
    Optional<Rule> apply(Rule rule, Period period, Amendment amendment) {
        return enabled
                ? Optional.of(new Rule(
                        rule.id(),
                        rule.nameZh(),
                        rule.nameEn(),
                        rule.field(),
                        rule.unit(),
                        rule.condition() instanceof Limit limit ? changed(limit) : rule.condition(),
                        Objects.requireNonNullElse(onDelay, rule.onDelay()),
                        Objects.requireNonNullElse(offDelay, rule.offDelay()),
                        Objects.requireNonNullElse(priority, rule.priority()),
                        rule.latched(),
                        rule.gate(),
                        rule.source(),
                        period,
                        amendment))
                : Optional.empty();
    }

    private Limit changed(Limit limit) {
        return new Limit(
                limit.direction(),
                Objects.requireNonNullElse(threshold, limit.threshold()),
                limit.inclusive(),
                Objects.requireNonNullElse(deadband, limit.deadband()));
    }
}
