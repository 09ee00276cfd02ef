package health.vigil.custody.units;

import health.vigil.ingest.Rows;
import health.vigil.registry.AskedDivision;
import health.vigil.web.EntityTags;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Departments 科室 of institutions: their waste is judged by when they are open and how many beds they fill. */
@Path("/api/v1/departments")
@Tag(name = "departments")
@RolesAllowed("admin")
@Blocking
class DepartmentResource {
    private final DataSource database;
    private final DepartmentTable departments;
    private final ReconciliationLoop loop;
    private final Clock clock;

    DepartmentResource(DataSource database, DepartmentTable departments, ReconciliationLoop loop, Clock clock) {
        this.database = database;
        this.departments = departments;
        this.loop = loop;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Departments, by site and name")
    public Page<DepartmentView> list(
            @RestQuery @Nullable String site,
            @RestQuery @Nullable @Parameter(description = "GB/T 2260 code: this division and all below it")
                    String jurisdiction,
            @BeanParam PageRequest page) {
        var rows = new Rows(DepartmentView.SELECT + " WHERE true")
                .andIf("d.site_id = ?", site)
                .andIf(
                        "starts_with(s.jurisdiction, ?)",
                        jurisdiction == null ? null : AskedDivision.prefix(jurisdiction));
        page.after()
                .map(DepartmentResource::after)
                .ifPresent(id -> rows.and("(d.site_id, d.name) > (?, ?)", id.site(), id.name()));
        var found =
                rows.then("ORDER BY d.site_id, d.name LIMIT " + page.fetch()).list(database, DepartmentView::of);
        return Page.of(found, page, DepartmentView::key, department -> department);
    }

    @GET
    @Path("{site}/{name}")
    @RolesAllowed({"admin", "officer", "viewer"})
    public RestResponse<DepartmentView> get(String site, String name) {
        return answer(RestResponse.ResponseBuilder.ok(), view(new DepartmentId(site, name)));
    }

    @POST
    @Operation(summary = "Enter a department; 409 when there is one of the name")
    public RestResponse<DepartmentView> create(@NotNull DepartmentDraft draft, UriInfo uri) throws SQLException {
        var id = Transaction.in(database, transaction -> {
            var row = checked(transaction, draft);
            if (!departments.insert(transaction, row)) {
                throw Problems.conflict("There is a department '" + row.id().name() + "' at "
                        + row.id().site() + " already; change it with PUT");
            }
            return row.id();
        });
        loop.wake();
        var address = uri.getAbsolutePathBuilder().segment(id.site(), id.name()).build();
        return answer(RestResponse.ResponseBuilder.created(address), view(id));
    }

    @PUT
    @Path("{site}/{name}")
    public RestResponse<DepartmentView> replace(
            String site, String name, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull DepartmentDraft draft)
            throws SQLException {
        var id = new DepartmentId(site, name);
        Transaction.run(database, transaction -> {
            var known = existing(transaction, id);
            EntityTags.require(ifMatch, known.version());
            var row = checked(transaction, draft.at(id)).ofVersion(known.version());
            once(departments.update(transaction, row), id);
        });
        loop.wake();
        return answer(RestResponse.ResponseBuilder.ok(), view(id));
    }

    /** For what was entered by mistake; a department that no longer exists gets its end with {@code open_to}. */
    @DELETE
    @Path("{site}/{name}")
    @Operation(summary = "Remove a department entered by mistake; 409 when beds were reported of it")
    public void delete(String site, String name, @RestHeader("If-Match") @Nullable String ifMatch) throws SQLException {
        var id = new DepartmentId(site, name);
        Transaction.run(database, transaction -> {
            var known = existing(transaction, id);
            EntityTags.require(ifMatch, known.version());
            if (departments.hasDays(transaction, id)) {
                throw Problems.conflict(
                        "Occupied beds were reported of it, which stay on record; close it with open_to");
            }
            once(departments.delete(transaction, known), id);
        });
        loop.wake();
    }

    private DepartmentRow checked(Connection transaction, DepartmentDraft draft) throws SQLException {
        var known = draft.site() != null && departments.hasSite(transaction, draft.site());
        return draft.checked(known, clock.instant());
    }

    private DepartmentRow existing(Connection transaction, DepartmentId id) throws SQLException {
        return departments.find(transaction, id).orElseThrow(() -> unknown(id));
    }

    private DepartmentView view(DepartmentId id) {
        return new Rows(DepartmentView.SELECT + " WHERE true")
                        .and("d.site_id = ?", id.site())
                        .and("d.name = ?", id.name())
                        .list(database, DepartmentView::of)
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> unknown(id));
    }

    static HttpProblem unknown(DepartmentId id) {
        return Problems.notFound("There is no department '" + id.name() + "' at '" + id.site() + "'");
    }

    /** Somebody else may have changed it since it was read. */
    private static void once(boolean done, DepartmentId id) {
        if (!done) {
            throw Problems.conflict("'" + id.name() + "' was changed at the same moment; GET it again and repeat");
        }
    }

    private static RestResponse<DepartmentView> answer(
            RestResponse.ResponseBuilder<DepartmentView> response, DepartmentView view) {
        return response.entity(view).tag(EntityTags.of(view.version())).build();
    }

    private static DepartmentId after(String key) {
        if (key.indexOf('/') < 0) {
            throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
        }
        return DepartmentId.parse(key);
    }
}
