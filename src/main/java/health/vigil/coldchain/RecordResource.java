package health.vigil.coldchain;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import health.vigil.ingest.Rows;
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
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The whole-journey temperature record 全程温度记录 of a consignment: what was measured, leg by leg. */
@Path("/api/v1/consignments/{id}/record")
@Tag(name = "cold chain")
@RolesAllowed({"admin", "officer", "viewer"})
@Blocking
class RecordResource {
    private static final int FETCH = 5_000;
    private static final List<String> COLUMNS =
            List.of("time", "leg", "equipment", "kind", "probe", "temp", "unit", "quality", "flags");

    private static final String SELECT =
            """
            SELECT r.time, l.position, l.device_id AS equipment, e.kind, d.id AS probe, r.value, r.flags
            FROM consignment c
            JOIN consignment_leg l ON l.consignment = c.id
            JOIN cold_equipment e ON e.device_id = l.device_id
            JOIN device d ON d.id = ANY (e.probes)
            JOIN reading r ON r.device_key = d.key AND r.time >= l.from_at
                AND r.time < coalesce(l.to_at, c.arrived_at, %s)
            WHERE r.field_id = (SELECT f.id FROM field f WHERE f.name = 'temp')""";

    private final DataSource database;
    private final Clock clock;

    RecordResource(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param leg position */
    record RecordView(
            Instant time,
            int leg,
            String equipment,
            String kind,
            String probe,
            double temp,
            String unit,
            String quality,
            List<String> flags) {
        static RecordView of(ResultSet row) throws SQLException {
            var flags = new Flags(row.getInt("flags"));
            return new RecordView(
                    Rows.time(row, "time"),
                    row.getInt("position"),
                    row.getString("equipment"),
                    row.getString("kind"),
                    row.getString("probe"),
                    row.getDouble("value"),
                    "°C",
                    flags.quality().text(),
                    flags.texts());
        }

        String key() {
            return time + "|" + leg + "|" + probe;
        }

        List<Object> cells() {
            return List.of(time.toString(), leg, equipment, kind, probe, temp, unit, quality, String.join(" ", flags));
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Its temperatures in order of time, with the leg that they belong to")
    public Page<RecordView> json(String id, @BeanParam PageRequest page) {
        var rows = query(id, page.after().orElse(null))
                .then("LIMIT " + page.fetch())
                .list(database, RecordView::of);
        return Page.of(rows, page, RecordView::key, view -> view);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @Operation(summary = "The same as CSV, whole")
    public StreamingOutput csv(String id) {
        var query = query(id, null);
        return out -> write(query, out);
    }

    private Rows query(String id, @Nullable String after) {
        var known = new Rows("SELECT id FROM consignment WHERE true").and("id = ?", id);
        if (known.list(database, row -> row.getString(1)).isEmpty()) {
            throw Problems.notFound("There is no consignment '" + id + "'");
        }
        var rows = new Rows(SELECT.formatted("timestamptz '" + clock.instant() + "'")).and("c.id = ?", id);
        if (after != null) {
            var key = after.split("\\|", 3);
            if (key.length < 3) {
                throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
            }
            rows.and("(r.time, l.position, d.id) > (?::timestamptz, ?::int, ?)", key[0], key[1], key[2]);
        }
        return rows.then("ORDER BY r.time, l.position, d.id");
    }

    /** Written while it comes from the database, so that a long journey needs no memory. */
    private void write(Rows query, OutputStream out) throws IOException {
        var schema = CsvSchema.builder();
        COLUMNS.forEach(schema::addColumn);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // the driver fetches in portions only inside a transaction
            try (var statement = query.prepare(connection)) {
                statement.setFetchSize(FETCH);
                try (var rows = statement.executeQuery();
                        var lines = new CsvMapper()
                                .writer(schema.build().withHeader())
                                .writeValues(out)) {
                    while (rows.next()) {
                        lines.write(RecordView.of(rows).cells());
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException("the database did not answer: " + e.getMessage(), e);
        }
    }
}
