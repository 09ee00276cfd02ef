package health.vigil.reports.waste;

import health.vigil.reports.alarm.AlarmsOnRecord;
import health.vigil.reports.overdue.OverdueKind;
import health.vigil.reports.sheet.Answers;
import health.vigil.reports.sheet.Wanted;
import health.vigil.rules.LocalDay;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** 医疗废物月报. */
@Path("/api/v1/reports/waste-month")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Reports")
@Blocking
class WasteMonthResource {
    private final Passages passages;
    private final AlarmsOnRecord alarms;
    private final Answers answers;
    private final Clock clock;

    WasteMonthResource(Passages passages, AlarmsOnRecord alarms, Answers answers, Clock clock) {
        this.passages = passages;
        this.alarms = alarms;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Medical waste of one institution in one month of Beijing days, with the register of art. 12")
    public Response report(
            @RestQuery @Nullable String site,
            @RestQuery @Nullable @Parameter(description = "such as 2026-11; this month when absent") String month,
            @BeanParam Wanted wanted) {
        if (site == null) {
            throw Problems.badRequest("site is missing: say which institution the report is about");
        }
        var report = report(site, month == null ? thisMonth() : month(month));
        return answers.of(wanted, report, words -> new WasteMonthSheet(report, words).sheet());
    }

    private WasteMonth report(String site, YearMonth month) {
        var place = passages.site(site).orElseThrow(() -> Problems.notFound("There is no site '" + site + "'"));
        var start = new LocalDay(month.atDay(1)).start();
        var end = new LocalDay(month.atEndOfMonth()).end();
        var containers = passages.of(site, month);
        return WasteMonth.of(
                place,
                month,
                containers,
                passages.bedDays(site, month),
                passages.manifests(containers),
                alarms.ofSite(site, start, end).stream()
                        .filter(OverdueKind::includes)
                        .toList());
    }

    private YearMonth thisMonth() {
        return YearMonth.from(LocalDay.of(clock.instant()).date());
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw Problems.badRequest("month: '" + text + "' is not a month such as 2026-11");
        }
    }
}
