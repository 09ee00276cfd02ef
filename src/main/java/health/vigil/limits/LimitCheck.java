package health.vigil.limits;

import health.vigil.rules.Condition;
import health.vigil.rules.Dose;
import health.vigil.rules.Expression;
import health.vigil.rules.Gate;
import health.vigil.rules.Input;
import health.vigil.rules.Input.Aspect;
import health.vigil.rules.Limit;
import health.vigil.rules.Outage;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.RateOfChange;
import health.vigil.rules.Rule;
import health.vigil.rules.Spike;
import health.vigil.rules.ValueCondition;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** What the keys of one limit must have to do with each other, and with the catalogue of fields. */
record LimitCheck(Fields fields) {
    /** @throws IllegalArgumentException whose message begins with the key that is wrong */
    void check(LimitEntry limit) {
        var condition = limit.criterion().typical();
        checkApplies(limit.applies(), condition);
        checkField(limit, condition);
        checkDelay("on_delay", limit.onDelay());
        checkDelay("off_delay", limit.offDelay());
        checkItCanHold(limit.onDelay(), condition);
        var isTimed = condition instanceof ValueCondition || condition instanceof Expression;
        Keys.check(
                isTimed || limit.onDelay().isZero() && limit.offDelay().isZero(),
                "on_delay, off_delay: %s has a time of its own"
                        .formatted(limit.criterion().type()));
        Keys.check(
                isTimed || limit.gate().equals(Gate.ALWAYS),
                "gate: %s is judged at all times".formatted(limit.criterion().type()));
        Keys.check(
                condition instanceof Limit || limit.averaging() == Averaging.INSTANT,
                "averaging: belongs to above and below only; use mean or daily_mean");
    }

    private void checkApplies(Applies applies, Condition condition) {
        Keys.check(
                applies.family() != null || condition instanceof Outage,
                "applies.family: is missing; only an outage is of every family");
        Keys.check(
                !(condition instanceof Outage) || applies.equals(Applies.TO_ALL),
                "applies: an outage concerns all devices that have its cause in common");
        Keys.check(
                !(condition instanceof Expression expression)
                        || expression.scope() == Expression.Scope.DEVICE
                        || applies.samplingPoint().isEmpty(),
                "applies.sampling_point: the expression itself names the points of the site");
        applies.measures().forEach(name -> fields.named(name, "applies.measures"));
    }

    private void checkField(LimitEntry limit, Condition condition) {
        var unit = limit.unit();
        if (!(condition instanceof ValueCondition)) {
            Keys.check(limit.field() == null, "field: belongs to conditions on the values of one field only");
            var expected = unit(condition);
            Keys.check(
                    unit.equals(expected),
                    "unit: %s is in %s, not %s".formatted(limit.criterion().type(), expected, unit));
            return;
        }
        var field = fields.named(Keys.require(limit.field(), "field"), "field");
        if (condition instanceof Dose) {
            Keys.check(
                    field.unit().endsWith("/h"),
                    "dose: %s in %s is no rate per hour".formatted(field.name(), field.unit()));
            Keys.check(
                    field.unit().equals(unit + "/h"),
                    "unit: %s in %s adds up to %s, not to %s"
                            .formatted(field.name(), field.unit(), field.unit().replaceFirst("/h$", ""), unit));
        } else {
            Keys.check(
                    field.unit().equals(unit),
                    "unit: %s is measured in %s, not in %s".formatted(field.name(), field.unit(), unit));
        }
    }

    /** Of what is no condition on the values of a field. */
    private static String unit(Condition condition) {
        if (condition instanceof ProcessCheck check) {
            return check.unit();
        }
        return condition instanceof Expression || condition instanceof Outage ? "1" : "h";
    }

    private static void checkDelay(String key, Duration delay) {
        Keys.check(!delay.isNegative(), key + ": must not be negative");
        Keys.check(
                delay.compareTo(Rule.LONGEST_DELAY) <= 0,
                "%s: %s would never end; the longest is %s".formatted(key, delay, Rule.LONGEST_DELAY));
    }

    /** A condition that lasts for a limited time only must last longer than the delay. */
    private static void checkItCanHold(Duration onDelay, Condition condition) {
        Keys.check(
                !(condition instanceof Spike) || onDelay.isZero(),
                "on_delay: a spike is over with the next value, so it can't hold for " + onDelay);
        longest(condition)
                .ifPresent(window -> Keys.check(
                        onDelay.compareTo(window) <= 0,
                        "on_delay: a change within %s is no longer seen after that time, so it can't hold for %s"
                                .formatted(window, onDelay)));
    }

    /** How long one change can be seen. */
    private static Optional<Duration> longest(Condition condition) {
        if (condition instanceof RateOfChange change) {
            return Optional.of(change.within());
        }
        return condition instanceof Expression expression
                        && expression.inputs().stream().allMatch(input -> input.aspect() == Aspect.CHANGE)
                ? expression.inputs().stream().map(Input::window).max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
