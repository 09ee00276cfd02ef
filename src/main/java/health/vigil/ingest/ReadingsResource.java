package health.vigil.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.telemetry.Flags;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Stored values of one device, as they were measured or drawn together over steps. */
@Path("/api/v1/devices/{id}/readings")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Devices")
@Blocking
class ReadingsResource {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration FINEST_STEP = Duration.ofSeconds(1);

    private final DataSource database;
    private final Clock clock;

    ReadingsResource(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One value with its quality and the reasons for it, or with a step the mean, extremes and number of its values that are not bad. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReadingView(
            Instant time,
            String field,
            String unit,
            @Nullable Double value,
            @Nullable String quality,
            @Nullable List<String> flags,
            @Nullable Double mean,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Long samples) {
        String key() {
            return time + "|" + field;
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Values of a device in order of time; the last 24 hours unless from and to say otherwise")
    public Page<ReadingView> json(
            @RestPath String id,
            @RestQuery @Nullable String field,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String step,
            @BeanParam PageRequest page) {
        var range = TimeRange.of(from, to, USUAL, clock.instant());
        var rows = query(device(id), field, range, step(step), page.after().orElse(null))
                .then("LIMIT " + page.fetch())
                .list(database, row -> view(row, step != null));
        return Page.of(rows, page, ReadingView::key, view -> view);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @Operation(summary = "The same as CSV, whole")
    public StreamingOutput csv(
            @RestPath String id,
            @RestQuery @Nullable String field,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String step) {
        var range = TimeRange.of(from, to, USUAL, clock.instant());
        var query = query(device(id), field, range, step(step), null);
        return out -> new ReadingCsv(step != null).write(query, database, out);
    }

    private int device(String id) {
        return new Rows("SELECT key FROM device WHERE true")
                .and("id = ?", id).list(database, row -> row.getInt(1)).stream()
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("there is no device '" + id + "'"));
    }

    private static @Nullable Duration step(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var step = Duration.parse(text.startsWith("P") ? text : "PT" + text);
            if (step.compareTo(FINEST_STEP) >= 0) {
                return step;
            }
        } catch (DateTimeParseException e) {
            // told below, together with steps that are too short
        }
        throw Problems.badRequest("step: '" + text + "' is not a duration of a second or more, such as 5m or PT1H");
    }

    private static Rows query(
            int device, @Nullable String field, TimeRange range, @Nullable Duration step, @Nullable String after) {
        var rows = step == null
                ? new Rows("SELECT r.time, f.name, f.unit, r.value, r.flags FROM reading r"
                        + " JOIN field f ON f.id = r.field_id WHERE true")
                : new Rows("SELECT " + bin(step) + " AS time, f.name, f.unit, avg(r.value) AS mean,"
                        + " min(r.value) AS min, max(r.value) AS max, count(*) AS samples FROM reading r"
                        + " JOIN field f ON f.id = r.field_id WHERE (r.flags & " + Flags.BAD.bits() + ") = 0");
        rows.and("r.device_key = ? AND r.time >= ? AND r.time < ?", device, range.from(), range.to())
                .andIf("f.name = ?", field);
        if (after != null) {
            var key = after.split("\\|", 2);
            var time = step == null ? "r.time" : bin(step);
            rows.and("(" + time + ", f.name) > (?::timestamptz, ?)", key[0], key[1]);
        }
        return rows.then(step == null ? "" : "GROUP BY 1, f.name, f.unit").then("ORDER BY 1, f.name");
    }

    /** Steps start at midnight in Beijing. */
    private static String bin(Duration step) {
        return "date_bin(" + step.toSeconds() + " * interval '1 second', r.time, timestamptz '2000-01-01T00:00+08')";
    }

    static ReadingView view(ResultSet row, boolean stepped) throws SQLException {
        var time = row.getObject("time", OffsetDateTime.class).toInstant();
        if (stepped) {
            return new ReadingView(
                    time,
                    row.getString("name"),
                    row.getString("unit"),
                    null,
                    null,
                    null,
                    row.getDouble("mean"),
                    row.getDouble("min"),
                    row.getDouble("max"),
                    row.getLong("samples"));
        }
        var flags = new Flags(row.getInt("flags"));
        return new ReadingView(
                time,
                row.getString("name"),
                row.getString("unit"),
                row.getDouble("value"),
                flags.quality().text(),
                flags.texts(),
                null,
                null,
                null,
                null);
    }
}
