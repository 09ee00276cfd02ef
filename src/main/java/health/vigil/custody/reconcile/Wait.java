package health.vigil.custody.reconcile;

import health.vigil.rules.Breach;
import health.vigil.rules.ProcessCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which something was to be done: it is broken when its limit passes before its end. What is done in the very
 * moment of the limit is in time.
 *
 * @param until when it was done, or nothing was to be done any more; absent as long as it is still to be done
 */
public record Wait(Instant since, @Nullable Instant until) {
    private static final double SECONDS_PER_HOUR = 3600;

    /**
     * Judges waits by all clocks of a kind; a breach begins with its wait and comes due when the limit passes.
     *
     * @param known waits that were over by then are left out: of what was before, not all is at hand
     */
    static Verdict judge(Subject subject, ProcessCheck.Kind kind, List<Wait> waits, Instant known, Instant now) {
        var breaches = new ArrayList<Breach>();
        var verdict = Verdict.NOTHING;
        for (var rule : subject.rules(kind)) {
            var limit = Subject.check(rule).time();
            for (var wait : waits) {
                var due = wait.since.plus(limit);
                if (!rule.inForceAt(due) || wait.isOverBy(known)) {
                    continue;
                }
                if (wait.isBroken(due, now)) {
                    breaches.add(new Breach(
                            rule, subject.device(), subject.item(), wait.since, due, hours(limit), wait.until));
                } else if (wait.until == null) {
                    verdict = verdict.lookingAt(due);
                }
            }
        }
        return new Verdict(breaches, verdict.lookAt());
    }

    private boolean isOverBy(Instant at) {
        return until != null && !until.isAfter(at);
    }

    private boolean isBroken(Instant due, Instant now) {
        return !now.isBefore(due) && (until == null || until.isAfter(due));
    }

    private static double hours(Duration time) {
        return time.toSeconds() / SECONDS_PER_HOUR;
    }
}
