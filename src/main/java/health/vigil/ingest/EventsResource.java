package health.vigil.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What one device reported besides measurements: doors, power, maintenance, custody scans. */
@Path("/api/v1/devices/{id}/events")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Devices")
@Blocking
class EventsResource {
    private static final Duration USUAL = Duration.ofHours(24);

    private final DataSource database;
    private final Clock clock;

    EventsResource(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param body as it was sent */
    record EventView(Instant time, String type, @JsonRawValue String body, @JsonIgnore String key) {
        static EventView of(ResultSet row) throws SQLException {
            var time = Rows.time(row, "time");
            return new EventView(
                    time, row.getString("type"), row.getString("body"), time + "|" + row.getString("digest"));
        }
    }

    @GET
    @Operation(summary = "Events of a device in order of time; the last 24 hours unless from and to say otherwise")
    public Page<EventView> list(
            @RestPath String id,
            @RestQuery @Parameter(description = "for instance door.opened; repeat for several") List<String> type,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @BeanParam PageRequest page) {
        var range = TimeRange.of(from, to, USUAL, clock.instant());
        var rows = new Rows(
                        "SELECT e.time, e.type, e.body, encode(e.digest, 'hex') AS digest FROM device_event e WHERE true")
                .and("e.device_key = ? AND e.time >= ? AND e.time < ?", device(id), range.from(), range.to());
        if (!type.isEmpty()) {
            rows.and("e.type = ANY (?)", (Object) type.toArray(String[]::new));
        }
        page.after().ifPresent(after -> {
            var key = after.split("\\|", 2);
            if (key.length < 2) {
                throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
            }
            rows.and("(e.time, e.digest) > (?::timestamptz, decode(?, 'hex'))", key[0], key[1]);
        });
        var found = rows.then("ORDER BY e.time, e.digest LIMIT " + page.fetch()).list(database, EventView::of);
        return Page.of(found, page, EventView::key, event -> event);
    }

    private int device(String id) {
        return new Rows("SELECT key FROM device WHERE true")
                .and("id = ?", id).list(database, row -> row.getInt(1)).stream()
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("there is no device '" + id + "'"));
    }
}
