package health.vigil.alarms;

import health.vigil.alarms.KpiQueries.Position;
import health.vigil.web.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How the alarm system does, by the measures of ISA-18.2 / IEC 62682 and EEMUA 191. */
@Path("/api/v1/alarm-kpi")
@Tag(name = "alarms")
@RolesAllowed({"admin", "officer", "viewer"})
class KpiResource {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final KpiQueries kpi;
    private final Clock clock;

    KpiResource(KpiQueries kpi, Clock clock) {
        this.kpi = kpi;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Alarm performance with its targets",
            description = "For one operator position: a jurisdiction with all below it, a person, or everything.")
    public AlarmKpi kpi(
            @RestQuery @Nullable @Parameter(description = "ISO 8601 with offset; 30 days before the end when absent")
                    String from,
            @RestQuery @Nullable @Parameter(description = "ISO 8601 with offset; now when absent") String to,
            @RestQuery @Nullable @Parameter(description = "GB/T 2260 code: this division and all below it")
                    String jurisdiction,
            @RestQuery @Nullable @Parameter(description = "user name of who is to see to the alarms") String assignee)
            throws SQLException {
        var end = to == null ? clock.instant() : time("to", to);
        var begin = from == null ? end.minus(USUAL) : time("from", from);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Problems.badRequest("from: " + begin + " must be before the end, " + end + ", by at most "
                    + LONGEST.toDays() + " days");
        }
        return kpi.of(new Position(jurisdiction, AlarmFilter.prefix(jurisdiction), assignee), begin, end);
    }

    private static Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problems.badRequest(name + ": '" + text
                    + "' is not ISO 8601 with an offset, for instance 2026-11-22T08:00:00+08:00 (in a URL, %2B is +)");
        }
    }
}
