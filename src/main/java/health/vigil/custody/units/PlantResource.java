package health.vigil.custody.units;

import health.vigil.custody.reconcile.PlantDay;
import health.vigil.rules.LocalDay;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What disposal plants 处置厂 accepted, treated and have in stock. */
@Path("/api/v1/plants")
@Tag(name = "plants")
@RolesAllowed({"admin", "officer", "viewer"})
@Blocking
class PlantResource {
    private final DataSource database;
    private final DepartmentTable departments;
    private final PlantRecords records;
    private final Standing standing;
    private final Days days;
    private final Clock clock;

    PlantResource(
            DataSource database,
            DepartmentTable departments,
            PlantRecords records,
            Standing standing,
            Days days,
            Clock clock) {
        this.database = database;
        this.departments = departments;
        this.records = records;
        this.standing = standing;
        this.days = days;
        this.clock = clock;
    }

    @GET
    @Path("{site}/balance")
    @Operation(summary = "Accepted = treated + stock, per Beijing day")
    public List<PlantDayView> balance(
            String site,
            @RestQuery @Nullable @Parameter(description = "first day; 30 days up to the last when absent") String from,
            @RestQuery @Nullable @Parameter(description = "last day; today, Beijing time, when absent") String to)
            throws SQLException {
        var now = clock.instant();
        var asked = DaySpan.of(from, to, LocalDay.of(now).date()).days();
        var stays = Transaction.in(database, transaction -> {
            if (!departments.hasSite(transaction, site)) {
                throw Problems.notFound("There is no site '" + site + "'");
            }
            return records.since(transaction, site, asked.get(0).start());
        });
        var subject = standing.subject(standing.ofPlant(site), site);
        var open = days.open(now);
        return asked.stream()
                .map(day -> PlantDayView.of(
                        PlantDay.of(day, stays),
                        subject.tolerance(Kind.PLANT_BALANCE, day.start()),
                        day.compareTo(open) < 0))
                .toList();
    }
}
