package health.vigil.custody.units;

import health.vigil.rules.LocalDay;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Occupied beds and waste of departments, day by day. */
@Path("/api/v1/departments")
@Tag(name = "departments")
@RolesAllowed({"admin", "officer"})
@Blocking
class DepartmentDayResource {
    private static final int MOST_BEDS = 100_000;

    private final DataSource database;
    private final DepartmentTable departments;
    private final DepartmentWaste waste;
    private final ReconciliationLoop loop;
    private final Clock clock;

    DepartmentDayResource(
            DataSource database,
            DepartmentTable departments,
            DepartmentWaste waste,
            ReconciliationLoop loop,
            Clock clock) {
        this.database = database;
        this.departments = departments;
        this.waste = waste;
        this.loop = loop;
        this.clock = clock;
    }

    /** Beds of some days. */
    record Report(@Nullable List<@Nullable Beds> days) {}

    /** Beds of one day. */
    record Beds(@Nullable LocalDate day, @Nullable Integer occupiedBeds) {}

    /** How many days were written. */
    record Written(int days) {}

    @GET
    @Path("{site}/{name}/days")
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(
            summary = "Waste of a department per Beijing day: containers, kg, kg per occupied bed, and what is usual")
    public List<WasteDayView> days(
            String site,
            String name,
            @RestQuery @Nullable @Parameter(description = "first day; 30 days before to when absent") String from,
            @RestQuery @Nullable @Parameter(description = "last day; yesterday, Beijing time, when absent") String to)
            throws SQLException {
        var yesterday = LocalDay.of(clock.instant()).date().minusDays(1);
        var days = DaySpan.of(from, to, yesterday).days();
        var id = new DepartmentId(site, name);
        return Transaction.in(database, transaction -> {
            existing(transaction, id);
            return waste.of(transaction, id, days);
        });
    }

    @POST
    @Path("{site}/{name}/days")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Report occupied beds 实际占用床日; a day reported again is replaced")
    public Written report(String site, String name, @NotNull Report report, @Context SecurityContext security)
            throws SQLException {
        var id = new DepartmentId(site, name);
        var faults = new ArrayList<Fault>();
        var days = new ArrayList<OccupiedBeds>();
        var reported = report.days() == null ? List.<Beds>of() : report.days();
        for (var i = 0; i < reported.size(); i++) {
            var beds = Optional.ofNullable(reported.get(i)).orElse(new Beds(null, null));
            if (beds.day() == null || beds.occupiedBeds() == null) {
                faults.add(new Fault("days[" + i + "]", "needs day and occupied_beds"));
            } else {
                days.add(new OccupiedBeds(id, beds.day(), beds.occupiedBeds()));
            }
        }
        return write(days, faults, security);
    }

    @POST
    @Path("{site}/{name}/days")
    @Consumes("text/csv")
    @Operation(summary = "The same from CSV: day,occupied_beds")
    public Written upload(String site, String name, byte[] file, @Context SecurityContext security)
            throws SQLException {
        return write(OccupiedBedsCsv.read(file, new DepartmentId(site, name)), List.of(), security);
    }

    @POST
    @Path("days")
    @Consumes("text/csv")
    @Operation(summary = "Occupied beds of many departments from CSV: site,department,day,occupied_beds")
    public Written uploadAll(byte[] file, @Context SecurityContext security) throws SQLException {
        return write(OccupiedBedsCsv.read(file, null), List.of(), security);
    }

    private Written write(List<OccupiedBeds> days, List<Fault> unreadable, SecurityContext security)
            throws SQLException {
        var now = clock.instant();
        var by = security.getUserPrincipal().getName();
        Transaction.run(database, transaction -> {
            var faults = new ArrayList<>(unreadable);
            faults.addAll(faults(transaction, days, LocalDay.of(now).date()));
            if (!faults.isEmpty()) {
                throw Problems.unprocessable(faults);
            }
            departments.putDays(transaction, days, by, now);
        });
        loop.wake();
        return new Written(days.size());
    }

    private List<Fault> faults(Connection transaction, List<OccupiedBeds> days, LocalDate today) throws SQLException {
        var faults = new ArrayList<Fault>();
        var known = new HashMap<DepartmentId, Boolean>();
        for (var day : days) {
            var id = day.department();
            if (!known.containsKey(id)) {
                known.put(id, departments.find(transaction, id).isPresent());
                if (!known.get(id)) {
                    faults.add(new Fault("department", "there is no '" + id.name() + "' at '" + id.site() + "'"));
                }
            }
            var where = id.name() + " " + day.day();
            if (day.day().isAfter(today)) {
                faults.add(new Fault(where, "is in the future"));
            }
            if (day.beds() < 0 || day.beds() > MOST_BEDS) {
                faults.add(new Fault(where, day.beds() + " is not a number of beds from 0 to " + MOST_BEDS));
            }
        }
        return faults;
    }

    private void existing(Connection transaction, DepartmentId id) throws SQLException {
        if (departments.find(transaction, id).isEmpty()) {
            throw DepartmentResource.unknown(id);
        }
    }
}
