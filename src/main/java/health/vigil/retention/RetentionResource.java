package health.vigil.retention;

import health.vigil.ingest.Rows;
import health.vigil.web.EntityTags;
import health.vigil.web.Fault;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** How long records are kept, and what was deleted. */
@Path("/api/v1/retention")
@Tag(name = "retention")
@RolesAllowed("admin")
@Blocking
class RetentionResource {
    private final DataSource database;
    private final Clock clock;

    RetentionResource(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param keep as ISO 8601, years and months; absent: for ever */
    record Draft(@Nullable String keep) {}

    /** One piece that was deleted. */
    record DeletionView(
            long id,
            String kind,
            String source,
            Instant from,
            Instant until,
            long rows,
            Period keep,
            Instant deletedAt) {}

    @GET
    @Operation(summary = "Every rule with its minimum and who asks for it")
    public List<RetentionRule> rules() throws SQLException {
        return Transaction.in(database, RetentionRules::all);
    }

    @PUT
    @Path("/{kind}")
    @Operation(summary = "Change how long a kind is kept, not below its minimum; needs the rule's version in If-Match")
    public Response keep(
            String kind,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull Draft draft,
            @Context SecurityContext security)
            throws SQLException {
        var known = Kind.of(kind)
                .orElseThrow(() -> Problems.notFound("There is no kind '" + kind + "' that is ever deleted"));
        var keep = draft.keep() == null ? null : months(draft.keep());
        var changed = Transaction.in(database, tx -> {
            var rule = RetentionRules.of(tx, known);
            EntityTags.require(ifMatch, rule.version());
            if (keep != null && keep.toTotalMonths() < rule.minimum().toTotalMonths()) {
                throw fault(keep + " is shorter than the minimum of " + rule.minimum() + ": " + rule.basis());
            }
            RetentionRules.keep(tx, known, keep, security.getUserPrincipal().getName(), clock.instant());
            return RetentionRules.of(tx, known);
        });
        return Response.ok(changed).tag(EntityTags.of(changed.version())).build();
    }

    @GET
    @Path("/deletions")
    @Operation(summary = "What was deleted, newest first")
    public Page<DeletionView> deletions(@BeanParam PageRequest page) {
        var rows = new Rows("SELECT * FROM deletion WHERE true")
                .andIf("id < ?", page.after().map(RetentionResource::id).orElse(null))
                .then("ORDER BY id DESC LIMIT " + page.fetch())
                .list(database, RetentionResource::deletion);
        return Page.of(rows, page, row -> Long.toString(row.id()), row -> row);
    }

    private static DeletionView deletion(ResultSet row) throws SQLException {
        return new DeletionView(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("source"),
                Rows.time(row, "from_at"),
                Rows.time(row, "until_at"),
                row.getLong("rows"),
                RetentionRule.months(row.getInt("keep_months")),
                Rows.time(row, "deleted_at"));
    }

    private static long id(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("cursor: '" + cursor + "' is not one that a page before gave");
        }
    }

    private static Period months(String text) {
        try {
            var period = Period.parse(text);
            if (period.getDays() == 0 && period.toTotalMonths() > 0 && period.toTotalMonths() <= Integer.MAX_VALUE) {
                return period.normalized();
            }
        } catch (DateTimeException e) {
            // told below, together with what is no whole number of months
        }
        throw fault("'" + text + "' is not a time in years and months, for instance P10Y or P6M");
    }

    private static RuntimeException fault(String reason) {
        return Problems.unprocessable(List.of(new Fault("keep", reason)));
    }
}
