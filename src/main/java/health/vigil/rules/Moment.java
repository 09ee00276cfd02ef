package health.vigil.rules;

import health.vigil.rules.LimitState.Judged;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reading before the rules of its channel. */
final class Moment {
    private final Reading reading;
    private final boolean afterGap;
    private final DeviceView device;
    private final Observation plain;

    /** @param before the reading that was judged before this one */
    Moment(Reading reading, @Nullable Reading before, boolean afterGap, DeviceView device) {
        this.reading = reading;
        this.afterGap = afterGap;
        this.device = device;
        this.plain = new Observation(
                reading.at(),
                reading.value(),
                reading.flags().has(Flag.ABOVE_RANGE),
                afterGap,
                afterGap || before == null ? Duration.ZERO : Duration.between(before.at(), reading.at()),
                device.rules().timing().interval(),
                1);
    }

    Reading reading() {
        return reading;
    }

    RuleState judge(Rule rule, RuleState state, Consumer<AlarmChange> changes) {
        var suppression = device.suppression(rule, reading.at());
        if (suppression != null) {
            return state.with(state.timer().suppress(reading.at(), suppression, changes));
        }
        var condition = (ValueCondition) rule.condition();
        var look = condition.look(seenBy(condition), state.memory());
        var timer = state.timer() == LimitState.NORMAL && look.finding() != Finding.VIOLATED
                ? LimitState.NORMAL
                : state.timer().judge(judged(rule, look, reading.at(), afterGap), changes);
        return timer == state.timer() && look.memory() == state.memory() ? state : new RuleState(timer, look.memory());
    }

    RuleState close(Rule rule, RuleState state, Memory memory, Instant now, Consumer<AlarmChange> changes) {
        var look = ((ValueCondition) rule.condition()).close(memory, now);
        if (look.finding() == Finding.NO_NEWS) {
            return state;
        }
        return new RuleState(state.timer().judge(judged(rule, look, now, false), changes), look.memory());
    }

    private Judged judged(Rule rule, Look look, Instant at, boolean gap) {
        var subject = Subject.channel(device.device(), reading.field().name());
        return new Judged(rule, subject, look, at, gap);
    }

    Observation seenBy(ValueCondition condition) {
        var field = condition instanceof WindowMean mean
                ? mean.weight()
                : condition instanceof DailyMean mean ? mean.weight() : null;
        return field == null
                ? plain
                : plain.weighted(device.value(field, reading.at()).orElse(-1.0));
    }
}
