package health.vigil.reports.excursion;

import health.vigil.coldchain.exposure.LoggingIntervals;
import health.vigil.reports.alarm.AlarmsOnRecord;
import health.vigil.reports.sheet.Answers;
import health.vigil.reports.sheet.Wanted;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** 超温报告. */
@Path("/api/v1/reports/excursion")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Reports")
@Blocking
class ExcursionResource {
    private static final Duration LONGEST = Duration.ofDays(92);

    private final DeviceJourneys devices;
    private final ConsignmentJourneys consignments;
    private final LimitsInForce limits;
    private final AlarmsOnRecord alarms;
    private final Answers answers;
    private final Clock clock;

    ExcursionResource(
            DeviceJourneys devices,
            ConsignmentJourneys consignments,
            LimitsInForce limits,
            AlarmsOnRecord alarms,
            Answers answers,
            Clock clock) {
        this.devices = devices;
        this.consignments = consignments;
        this.limits = limits;
        this.alarms = alarms;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Where the temperature of vaccine left its range",
            description =
                    "Of a cold-chain device, from the first moment up to, and without, the last; what is not over "
                            + "yet counts up to now. At most 92 days.")
    public Response report(
            @RestQuery @Nullable String device,
            @RestQuery @Nullable String consignment,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @BeanParam Wanted wanted) {
        if ((device == null) == (consignment == null)) {
            throw Problems.badRequest("say either device or consignment: what the report is about");
        }
        var report = report(device == null ? consignments.of(consignment, clock.instant()) : journey(device, from, to));
        return answers.of(wanted, report, words -> new ExcursionSheet(report, words).sheet());
    }

    private Journey journey(String device, @Nullable String from, @Nullable String to) {
        var now = clock.instant();
        var end = to == null ? now : time("to", to);
        var start = from == null ? end.minus(Duration.ofDays(1)) : time("from", from);
        if (end.isAfter(now)) {
            end = now;
        }
        if (!start.isBefore(end)) {
            throw Problems.badRequest("from " + start + " is not before " + end);
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw Problems.badRequest("from " + start + " to " + end + " is more than " + LONGEST.toDays()
                    + " days; ask for a part of it");
        }
        return devices.of(device, start, end);
    }

    private ExcursionReport report(Journey journey) {
        var record = journey.record();
        var span = record.journey();
        var probes = record.legs().stream()
                .flatMap(leg -> leg.equipment().probes().stream())
                .collect(Collectors.toSet());
        return ExcursionReport.of(
                journey,
                record.exposure(journey.requirement(), LoggingIntervals.GSP),
                record.legs().stream()
                        .flatMap(leg -> leg.equipment().probes().stream()
                                .flatMap(probe -> limits.of(probe, leg.from(), leg.to()).stream()))
                        .toList(),
                alarms.ofDevices(probes, span.from(), span.to()));
    }

    private static Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Problems.badRequest(name + ": '" + text + "' is not a time such as 2026-11-22T08:00:00+08:00 (in an "
                    + "address write + as %2B)");
        }
    }
}
