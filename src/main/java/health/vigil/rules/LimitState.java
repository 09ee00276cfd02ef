package health.vigil.rules;

import health.vigil.rules.AlarmChange.ClearReason;
import health.vigil.rules.AlarmChange.Doubt;
import health.vigil.rules.AlarmChange.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where one rule stands. Delays run in event time over findings without a gap: silence neither completes one nor clears
 * an alarm.
 */
public sealed interface LimitState {
    Normal NORMAL = new Normal();

    /** The next state after a look at {@code seen.at()}. */
    LimitState judge(Judged seen, Consumer<AlarmChange> changes);

    /** The condition can't be told at {@code at}. */
    LimitState doubt(Instant at, Doubt doubt, Consumer<AlarmChange> changes);

    /** The rule is not judged at {@code at}. */
    LimitState suppress(Instant at, Suppression suppression, Consumer<AlarmChange> changes);

    /** The alarm that is open in this state, if one is. */
    default @Nullable UUID openAlarm() {
        return null;
    }

    /** What a rule sees of one moment. */
    record Judged(Rule rule, Subject subject, Look look, Instant at, boolean afterGap) {}

    /** What is known of an open alarm's condition. */
    enum Standing {
        CERTAIN,
        UNKNOWN,
        SUPPRESSED
    }

    /** Not violated. */
    record Normal() implements LimitState {
        @Override
        public LimitState judge(Judged seen, Consumer<AlarmChange> changes) {
            return seen.look.finding() == Finding.VIOLATED ? new Pending(seen.at).judge(seen, changes) : this;
        }

        @Override
        public LimitState doubt(Instant at, Doubt doubt, Consumer<AlarmChange> changes) {
            return this;
        }

        @Override
        public LimitState suppress(Instant at, Suppression suppression, Consumer<AlarmChange> changes) {
            return this;
        }
    }

    /** Violated, the on-delay is running. */
    record Pending(Instant since) implements LimitState {
        @Override
        public LimitState judge(Judged seen, Consumer<AlarmChange> changes) {
            return switch (seen.look.finding()) {
                case NO_NEWS, UNKNOWN -> this;
                case BETWEEN, RETURNED -> NORMAL;
                case VIOLATED -> violated(seen, changes);
            };
        }

        private LimitState violated(Judged seen, Consumer<AlarmChange> changes) {
            var onset = seen.afterGap ? seen.at : since;
            if (seen.at.isBefore(onset.plus(seen.rule.onDelay()))) {
                return onset == since ? this : new Pending(onset);
            }
            var subject = seen.subject;
            var alarm = AlarmIds.of(seen.rule, subject.key(), null, onset);
            changes.accept(new AlarmChange.Raised(
                    alarm,
                    seen.rule,
                    subject.device(),
                    null,
                    subject.field(),
                    subject.ofSite(),
                    List.of(),
                    onset,
                    seen.at,
                    seen.look.value()));
            return new Active(alarm, Standing.CERTAIN);
        }

        /** What is known again after a gap begins anew by itself; a short doubt does not cost the time before it. */
        @Override
        public LimitState doubt(Instant at, Doubt doubt, Consumer<AlarmChange> changes) {
            return this;
        }

        @Override
        public LimitState suppress(Instant at, Suppression suppression, Consumer<AlarmChange> changes) {
            return NORMAL;
        }
    }

    /** The alarm is on. */
    record Active(UUID alarm, Standing standing) implements LimitState {
        @Override
        public LimitState judge(Judged seen, Consumer<AlarmChange> changes) {
            return switch (seen.look.finding()) {
                case NO_NEWS -> this;
                case UNKNOWN -> doubt(seen.at, Doubt.MISSING_INPUT, changes);
                case VIOLATED, BETWEEN -> certain(seen.at, changes);
                case RETURNED -> {
                    certain(seen.at, changes);
                    yield new Returning(alarm, seen.at).judge(seen, changes);
                }
            };
        }

        private Active certain(Instant at, Consumer<AlarmChange> changes) {
            if (standing == Standing.CERTAIN) {
                return this;
            }
            changes.accept(new AlarmChange.Resumed(alarm, at));
            return new Active(alarm, Standing.CERTAIN);
        }

        @Override
        public LimitState doubt(Instant at, Doubt doubt, Consumer<AlarmChange> changes) {
            if (standing == Standing.UNKNOWN) {
                return this;
            }
            changes.accept(new AlarmChange.Doubted(alarm, at, doubt));
            return new Active(alarm, Standing.UNKNOWN);
        }

        @Override
        public LimitState suppress(Instant at, Suppression suppression, Consumer<AlarmChange> changes) {
            if (standing == Standing.SUPPRESSED) {
                return this;
            }
            changes.accept(new AlarmChange.Suppressed(alarm, at, suppression));
            return new Active(alarm, Standing.SUPPRESSED);
        }

        @Override
        public UUID openAlarm() {
            return alarm;
        }
    }

    /** The alarm is on, the condition has returned, the off-delay is running. */
    record Returning(UUID alarm, Instant since) implements LimitState {
        @Override
        public LimitState judge(Judged seen, Consumer<AlarmChange> changes) {
            return switch (seen.look.finding()) {
                case NO_NEWS -> this;
                case UNKNOWN -> doubt(seen.at, Doubt.MISSING_INPUT, changes);
                case VIOLATED, BETWEEN -> new Active(alarm, Standing.CERTAIN);
                case RETURNED -> returned(seen, changes);
            };
        }

        private LimitState returned(Judged seen, Consumer<AlarmChange> changes) {
            var start = seen.afterGap ? seen.at : since;
            if (seen.at.isBefore(start.plus(seen.rule.offDelay()))) {
                return start == since ? this : new Returning(alarm, start);
            }
            changes.accept(new AlarmChange.Cleared(alarm, seen.at, seen.look.value(), ClearReason.RETURNED));
            return NORMAL;
        }

        @Override
        public LimitState doubt(Instant at, Doubt doubt, Consumer<AlarmChange> changes) {
            return new Active(alarm, Standing.CERTAIN).doubt(at, doubt, changes);
        }

        @Override
        public LimitState suppress(Instant at, Suppression suppression, Consumer<AlarmChange> changes) {
            return new Active(alarm, Standing.CERTAIN).suppress(at, suppression, changes);
        }

        @Override
        public UUID openAlarm() {
            return alarm;
        }
    }
}
