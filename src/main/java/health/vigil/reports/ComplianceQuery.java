package health.vigil.reports;

import health.vigil.registry.AskedDivision;
import health.vigil.registry.Family;
import health.vigil.web.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is asked of compliance, as it is written in the address. */
record ComplianceQuery(
        @RestQuery @Nullable @Parameter(description = "field (the usual), device, site or jurisdiction") String by,
        @RestQuery @Nullable @Parameter(description = "day (the usual) or month, of China Standard Time") String period,
        @RestQuery @Nullable @Parameter(description = "first day, such as 2026-11-01; that of to's month when absent")
                String from,
        @RestQuery
                @Nullable
                @Parameter(description = "last day, today when absent; today is reckoned as far as it has gone")
                String to,
        @RestQuery @Nullable String family,
        @RestQuery @Nullable @Parameter(description = "GB/T 2260 code, with the units below it") String jurisdiction,
        @RestQuery @Nullable String device,
        @RestQuery @Nullable String site) {
    private static final int MOST_DAYS = 366;

    /** @param to inclusive */
    record Days(LocalDate from, LocalDate to) {
        boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    By subject() {
        return By.of(by);
    }

    Grain grain() {
        return Grain.of(period);
    }

    Days days(LocalDate today) {
        var last = to == null ? today : day("to", to);
        var first = from == null ? last.withDayOfMonth(1) : day("from", from);
        if (first.isAfter(last)) {
            throw Problems.badRequest("from " + first + " is after to " + last);
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw Problems.badRequest(
                    "from " + first + " to " + last + " is more than " + MOST_DAYS + " days; ask for a part of it");
        }
        return new Days(first, last);
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problems.badRequest(name + ": '" + text + "' is not a day such as 2026-11-22");
        }
    }

    @Nullable
    String familyText() {
        if (family == null || Family.of(family).isPresent()) {
            return family;
        }
        throw Problems.badRequest("family: '" + family + "' is not known, write for instance drinking_water");
    }

    /** For {@code LIKE}. */
    @Nullable
    String jurisdictionPattern() {
        return jurisdiction == null ? null : AskedDivision.prefix(jurisdiction) + "%";
    }
}
