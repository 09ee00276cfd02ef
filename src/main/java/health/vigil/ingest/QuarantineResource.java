package health.vigil.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.telemetry.Channel;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What could not be used, and why. */
@Path("/api/v1/quarantine")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Accounting")
@Blocking
class QuarantineResource {
    private static final int SHOWN_BYTES = 500;

    private final DataSource database;

    QuarantineResource(DataSource database) {
        this.database = database;
    }

    /**
     * @param whole   nothing of the message was used; otherwise the rest of it was
     * @param payload the beginning of the message as text
     */
    record ProblemView(
            long id,
            Instant receivedAt,
            String device,
            String channel,
            String reason,
            String detail,
            boolean whole,
            int payloadBytes,
            @JsonInclude @Nullable String payload) {}

    @GET
    @Operation(summary = "Unusable messages and parts of messages, the newest first")
    public Page<ProblemView> list(
            @RestQuery @Nullable String device,
            @RestQuery @Nullable String reason,
            @RestQuery @Nullable String since,
            @BeanParam PageRequest page) {
        var rows = new Rows("SELECT q.id, q.received_at, q.device_id, q.channel, q.reason, q.detail, q.whole,"
                        + " length(f.payload) AS bytes, substring(f.payload FOR " + SHOWN_BYTES + ") AS head"
                        + " FROM quarantine q LEFT JOIN frame f"
                        + " ON f.at = q.frame_at AND f.device_key = q.device_key AND f.digest = q.digest WHERE true")
                .andIf("q.device_id = ?", device)
                .andIf("q.reason = ?", reason)
                .andIf("q.received_at >= ?", since == null ? null : TimeRange.parse("since", since))
                .andIf("q.id < ?::bigint", page.after().orElse(null))
                .then("ORDER BY q.id DESC LIMIT " + page.fetch())
                .list(database, QuarantineResource::view);
        return Page.of(rows, page, view -> Long.toString(view.id()), view -> view);
    }

    private static ProblemView view(ResultSet row) throws SQLException {
        var head = row.getBytes("head");
        return new ProblemView(
                row.getLong("id"),
                Rows.instant(row, "received_at"),
                row.getString("device_id"),
                channel(row.getInt("channel")),
                row.getString("reason"),
                row.getString("detail"),
                row.getBoolean("whole"),
                row.getInt("bytes"),
                head == null ? null : new String(head, UTF_8));
    }

    private static String channel(int code) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.code() == code)
                .map(Channel::topicLevel)
                .findFirst()
                .orElseThrow();
    }
}
