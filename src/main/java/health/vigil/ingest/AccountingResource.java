package health.vigil.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Proof that nothing was lost: received = stored + duplicate + quarantined, counted independently. */
@Path("/api/v1/accounting")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Accounting")
@Blocking
class AccountingResource {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final String SUMS = "received, stored, duplicate, quarantined";

    private final DataSource database;
    private final Clock clock;

    AccountingResource(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Messages, by what became of them. */
    record Counts(long received, long stored, long duplicate, long quarantined, boolean balanced) {
        static Counts of(ResultSet row) throws SQLException {
            var received = row.getLong("received");
            var stored = row.getLong("stored");
            var duplicate = row.getLong("duplicate");
            var quarantined = row.getLong("quarantined");
            return new Counts(received, stored, duplicate, quarantined, received == stored + duplicate + quarantined);
        }
    }

    /** @param hour start of the hour of receipt */
    record Entry(Instant hour, String device, Counts messages) {
        String key() {
            return hour + "|" + device;
        }
    }

    record Accounting(Counts totals, List<Entry> items, @JsonInclude @Nullable String nextCursor) {}

    @GET
    @Operation(summary = "Messages per device and hour; from and to cover whole hours, the last 24 if absent")
    public Accounting list(
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String device,
            @BeanParam PageRequest page) {
        var range = TimeRange.of(from, to, USUAL, clock.instant());
        var totals = where(
                        "SELECT coalesce(sum(received), 0) AS received, coalesce(sum(stored), 0) AS stored,"
                                + " coalesce(sum(duplicate), 0) AS duplicate,"
                                + " coalesce(sum(quarantined), 0) AS quarantined FROM accounting",
                        range,
                        device)
                .list(database, Counts::of)
                .get(0);
        var rows = where("SELECT hour, device_id, " + SUMS + " FROM accounting", range, device);
        page.after().ifPresent(after -> {
            var key = after.split("\\|", 2);
            rows.and("(hour, device_id) > (?::timestamptz, ?)", key[0], key[1]);
        });
        var items = Page.of(
                rows.then("ORDER BY hour, device_id LIMIT " + page.fetch()).list(database, AccountingResource::entry),
                page,
                Entry::key,
                entry -> entry);
        return new Accounting(totals, items.items(), items.nextCursor());
    }

    private static Rows where(String select, TimeRange range, @Nullable String device) {
        return new Rows(select + " WHERE true")
                .and("hour >= date_trunc('hour', ?::timestamptz) AND hour < ?", range.from(), range.to())
                .andIf("device_id = ?", device);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(Rows.instant(row, "hour"), row.getString("device_id"), Counts.of(row));
    }
}
