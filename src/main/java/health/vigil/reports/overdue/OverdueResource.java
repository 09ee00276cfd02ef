package health.vigil.reports.overdue;

import health.vigil.ingest.Rows;
import health.vigil.registry.AskedDivision;
import health.vigil.reports.alarm.AlarmOnRecord;
import health.vigil.reports.alarm.AlarmOnRecord.Place;
import health.vigil.reports.alarm.AlarmsOnRecord;
import health.vigil.reports.overdue.OverdueList.Cargo;
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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** 超期清单. */
@Path("/api/v1/reports/overdue")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Reports")
@Blocking
class OverdueResource {
    private static final String CARGO =
            """
            SELECT id, department, category, place, coalesce(weight_plant_kg, weight_out_kg, weight_in_kg) AS kg
            FROM container WHERE true""";

    private final DataSource database;
    private final AlarmsOnRecord alarms;
    private final Answers answers;
    private final Clock clock;

    OverdueResource(DataSource database, AlarmsOnRecord alarms, Answers answers, Clock clock) {
        this.database = database;
        this.alarms = alarms;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What exceeds its time: stored and untreated waste, unconfirmed manifests, unwashed vehicles",
            description =
                    "By the limits in force where it is; each is told once, by the gravest limit that it exceeds.")
    public Response report(
            @RestQuery @Nullable @Parameter(description = "GB/T 2260 code, with the units below it; all when absent")
                    String jurisdiction,
            @RestQuery @Nullable @Parameter(description = "a moment of the past, as it is known now; now when absent")
                    String at,
            @BeanParam Wanted wanted) {
        var report = report(jurisdiction, at == null ? clock.instant() : time(at));
        return answers.of(wanted, report, words -> new OverdueSheet(report, words).sheet());
    }

    private OverdueList report(@Nullable String jurisdiction, Instant at) {
        var lasting = alarms.lasting(OverdueKind.checks(), divisions(jurisdiction), at);
        return OverdueList.of(place(jurisdiction), at, lasting, containers(lasting));
    }

    private Map<String, Cargo> containers(List<AlarmOnRecord> lasting) {
        var items = lasting.stream()
                .map(AlarmOnRecord::item)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        return new Rows(CARGO)
                        .and("id = ANY (?)", (Object) items)
                        .list(
                                database,
                                row -> new Cargo(
                                        row.getString("id"),
                                        row.getString("department"),
                                        row.getString("category"),
                                        row.getString("place"),
                                        row.getObject("kg", Double.class)))
                        .stream()
                        .collect(Collectors.toMap(Cargo::container, Function.identity()));
    }

    private static String divisions(@Nullable String jurisdiction) {
        return jurisdiction == null ? "" : AskedDivision.prefix(jurisdiction);
    }

    private Place place(@Nullable String jurisdiction) {
        if (jurisdiction == null) {
            return new Place("", "全部", "all");
        }
        return new Rows("SELECT code, name, name_en FROM jurisdiction WHERE true")
                        .and("code = ?", jurisdiction)
                        .list(
                                database,
                                row -> new Place(
                                        row.getString("code"), row.getString("name"), row.getString("name_en")))
                        .stream()
                        .findFirst()
                        .orElse(new Place(jurisdiction, jurisdiction, jurisdiction));
    }

    private Instant time(String text) {
        try {
            var at = OffsetDateTime.parse(text).toInstant();
            if (at.isAfter(clock.instant())) {
                throw Problems.badRequest("at: " + text + " is in the future");
            }
            return at;
        } catch (DateTimeParseException e) {
            throw Problems.badRequest("at: '" + text + "' is not a time such as 2026-11-22T08:00:00+08:00 (in an "
                    + "address write + as %2B)");
        }
    }
}
