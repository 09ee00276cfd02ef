package health.vigil.reports;

import health.vigil.web.Problems;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Over what local time figures are summed. */
enum Grain {
    DAY,
    MONTH;

    /** The day or month that the day belongs to, for instance {@code 2026-11}. */
    String periodOf(LocalDate day) {
        return this == DAY ? day.toString() : YearMonth.from(day).toString();
    }

    static Grain of(@Nullable String text) {
        if (text == null || text.equals("day")) {
            return DAY;
        }
        if (text.equals("month")) {
            return MONTH;
        }
        throw Problems.badRequest("period: '" + text + "' is none of day, month");
    }
}
