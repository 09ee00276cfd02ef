package health.vigil.custody.ledger;

import health.vigil.calendar.WorkingCalendar;
import health.vigil.rules.ProcessCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time that runs for a container, and must not run for too long.
 *
 * @param since   what began it; its rules apply
 * @param from    it is judged by this kind from here on, at the earliest at what began it
 * @param until   it has stopped, or is judged by another kind
 * @param planned what a multiple of is tolerated, for {@link ProcessCheck.Kind#TRANSIT_OVERRUN}
 */
record Wait(
        ProcessCheck.Kind kind, CustodyEvent since, Instant from, @Nullable Instant until, @Nullable Duration planned) {
    static Wait of(ProcessCheck.Kind kind, CustodyEvent since, @Nullable Instant until) {
        return new Wait(kind, since, since.at(), until, null);
    }

    /** The first moment at which it has run for too long. */
    Instant due(ProcessCheck check, WorkingCalendar calendar) {
        var due = limit(check, calendar);
        return due.isBefore(from) ? from : due;
    }

    /** Whether that moment came, or comes if nothing happens. */
    boolean reaches(Instant due) {
        return until == null || due.isBefore(until);
    }

    private Instant limit(ProcessCheck check, WorkingCalendar calendar) {
        if (check.workingDays() != null) {
            return calendar.endOfWorkingDays(since.at(), check.days());
        }
        if (check.factor() != null) {
            var tolerated = Objects.requireNonNull(planned).toMillis() * check.factor();
            return since.at().plusMillis(Math.round(tolerated));
        }
        return since.at().plus(check.time());
    }
}
