package health.vigil.custody.units;

import health.vigil.rules.LocalDay;
import health.vigil.web.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Beijing days that a request asks for, both inclusive. */
record DaySpan(LocalDate from, LocalDate to) {
    private static final int USUAL = 30;
    private static final int LONGEST = 366;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming what can't be understood */
    static DaySpan of(@Nullable String from, @Nullable String to, LocalDate latest) {
        var last = to == null ? latest : date("to", to);
        var first = from == null ? last.minusDays(USUAL - 1) : date("from", from);
        if (first.isAfter(last)) {
            throw Problems.badRequest("from " + first + " is after to " + last);
        }
        if (ChronoUnit.DAYS.between(first, last) >= LONGEST) {
            throw Problems.badRequest("from, to: at most " + LONGEST + " days at a time");
        }
        return new DaySpan(first, last);
    }

    List<LocalDay> days() {
        return Days.between(new LocalDay(from), new LocalDay(to).next());
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problems.badRequest(name + ": '" + text + "' is not a date such as 2026-01-31");
        }
    }
}
