package health.vigil.rules;

import health.vigil.rules.LimitState.Judged;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reading before the rules of its channel. */
record Moment(Reading reading, @Nullable Reading before, boolean afterGap, DeviceView device) {

    RuleState judge(Rule rule, RuleState state, Consumer<AlarmChange> changes) {
        var suppression = device.suppression(rule, reading.at());
        if (suppression != null) {
            return state.with(state.timer().suppress(reading.at(), suppression, changes));
        }
        var condition = (ValueCondition) rule.condition();
        var look = condition.look(seenBy(condition), state.memory());
        var timer = state.timer().judge(new Judged(rule, subject(), look, reading.at(), afterGap), changes);
        return timer == state.timer() && look.memory() == state.memory() ? state : new RuleState(timer, look.memory());
    }

    RuleState close(Rule rule, RuleState state, Memory memory, Instant now, Consumer<AlarmChange> changes) {
        var look = ((ValueCondition) rule.condition()).close(memory, now);
        if (look.finding() == Finding.NO_NEWS) {
            return state;
        }
        var timer = state.timer().judge(new Judged(rule, subject(), look, now, false), changes);
        return new RuleState(timer, look.memory());
    }

    private Subject subject() {
        return Subject.channel(device.device(), reading.field().name());
    }

    private Observation seenBy(ValueCondition condition) {
        var since = afterGap || before == null ? Duration.ZERO : Duration.between(before.at(), reading.at());
        return new Observation(
                reading.at(),
                reading.value(),
                reading.flags().has(Flag.ABOVE_RANGE),
                afterGap,
                since,
                device.rules().timing().interval(),
                weight(condition));
    }

    private double weight(ValueCondition condition) {
        var field = condition instanceof WindowMean mean
                ? mean.weight()
                : condition instanceof DailyMean mean ? mean.weight() : null;
        return field == null ? 1 : device.value(field, reading.at()).orElse(-1.0);
    }
}
