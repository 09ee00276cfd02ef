package health.vigil.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.vigil.alarms.ReadingsAround;
import health.vigil.ingest.Rows;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Limits that were broken while nobody could be told. */
@Path("/api/v1/excursions")
@Tag(name = "excursions")
@RolesAllowed({"admin", "officer", "viewer"})
@Blocking
class ExcursionResource {
    private final DataSource database;
    private final ReadingsAround readings;

    ExcursionResource(DataSource database, ReadingsAround readings) {
        this.database = database;
        this.readings = readings;
    }

    record Detail(@JsonUnwrapped ExcursionView excursion, List<ReadingsAround.Reading> readings) {}

    @GET
    @Operation(summary = "Retrospective excursions, latest first; withdrawn ones are left out")
    public Page<ExcursionView> list(@BeanParam ExcursionFilter filter, @BeanParam PageRequest page) {
        var rows = filter.rows();
        page.after().ifPresent(key -> narrow(rows, key));
        var found = rows.then("ORDER BY e.onset_at DESC, e.id LIMIT " + page.fetch())
                .list(database, ExcursionRows::excursion);
        return Page.of(found, page, excursion -> excursion.onsetAt() + " " + excursion.id(), excursion -> excursion);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "An excursion with the readings around it")
    public Detail get(UUID id) throws SQLException {
        var excursion = new Rows(ExcursionRows.SELECT + " WHERE true")
                .and("e.id = ?", id).list(database, ExcursionRows::excursion).stream()
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("There is no excursion " + id));
        return new Detail(
                excursion,
                readings.of(
                        excursion.device().id(),
                        excursion.field(),
                        excursion.onsetAt(),
                        excursion.endedAt() == null ? excursion.knownUntil() : excursion.endedAt()));
    }

    private static void narrow(Rows rows, String key) {
        try {
            var parts = key.split(" ", 2);
            var onset = Instant.parse(parts[0]);
            var id = UUID.fromString(parts[parts.length - 1]);
            rows.and("(e.onset_at < ? OR e.onset_at = ? AND e.id > ?)", onset, onset, id);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
        }
    }
}
