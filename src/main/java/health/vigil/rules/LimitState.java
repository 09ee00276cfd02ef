package health.vigil.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one limit stands on one channel. Delays run in event time over values without a gap: silence neither completes
 * one nor clears an alarm.
 */
public sealed interface LimitState {
    Normal NORMAL = new Normal();

    Verdict judge(Rule rule, Limit limit, Observation seen);

    /** The alarm that is active in this state, if one is. */
    default @Nullable UUID openAlarm() {
        return null;
    }

    /** The next state, and the one change that the step to it makes, if any. */
    record Verdict(LimitState next, @Nullable AlarmChange change) {
        static Verdict keep(LimitState state) {
            return new Verdict(state, null);
        }
    }

    /** Inside the limit. */
    record Normal() implements LimitState {
        @Override
        public Verdict judge(Rule rule, Limit limit, Observation seen) {
            return limit.violatedBy(seen.value())
                    ? new Pending(seen.at()).judge(rule, limit, seen)
                    : Verdict.keep(this);
        }
    }

    /** Violated, the on-delay is running. */
    record Pending(Instant since) implements LimitState {
        @Override
        public Verdict judge(Rule rule, Limit limit, Observation seen) {
            if (!limit.violatedBy(seen.value())) {
                return Verdict.keep(NORMAL);
            }
            var onset = seen.afterGap() ? seen.at() : since;
            if (seen.at().isBefore(onset.plus(rule.onDelay()))) {
                return Verdict.keep(new Pending(onset));
            }
            var alarm = AlarmIds.of(rule, seen.device(), null, onset);
            return new Verdict(
                    new Active(alarm),
                    new AlarmChange.Raised(alarm, rule, seen.device(), null, onset, seen.at(), seen.value()));
        }
    }

    /** The alarm is on. */
    record Active(UUID alarm) implements LimitState {
        @Override
        public Verdict judge(Rule rule, Limit limit, Observation seen) {
            return limit.returnedAt(seen.value())
                    ? new Returning(alarm, seen.at()).judge(rule, limit, seen)
                    : Verdict.keep(this);
        }

        @Override
        public UUID openAlarm() {
            return alarm;
        }
    }

    /** The alarm is on, the value has returned, the off-delay is running. */
    record Returning(UUID alarm, Instant since) implements LimitState {
        @Override
        public Verdict judge(Rule rule, Limit limit, Observation seen) {
            if (!limit.returnedAt(seen.value())) {
                return Verdict.keep(new Active(alarm));
            }
            var start = seen.afterGap() ? seen.at() : since;
            if (seen.at().isBefore(start.plus(rule.offDelay()))) {
                return Verdict.keep(new Returning(alarm, start));
            }
            return new Verdict(
                    NORMAL, new AlarmChange.Cleared(alarm, seen.at(), seen.value(), AlarmChange.ClearReason.RETURNED));
        }

        @Override
        public UUID openAlarm() {
            return alarm;
        }
    }
}
