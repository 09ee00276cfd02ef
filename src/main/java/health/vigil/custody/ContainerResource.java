package health.vigil.custody;

import health.vigil.custody.ContainerDetail.Gap;
import health.vigil.custody.ContainerDetail.Moment;
import health.vigil.custody.ContainerRows.Listed;
import health.vigil.registry.AskedDivision;
import health.vigil.telemetry.label.ContainerLabel;
import health.vigil.telemetry.label.LabelParts;
import health.vigil.telemetry.label.WasteCategory;
import health.vigil.web.Fault;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The custody of medical waste 医疗废物交接. */
@Path("/api/v1/containers")
@Tag(name = "Containers")
@RolesAllowed({"admin", "officer", "viewer"})
@Blocking
class ContainerResource {
    private static final int CREATED = Response.Status.CREATED.getStatusCode();

    private final DataSource database;
    private final ContainerRows containers;
    private final StoredEvents events;
    private final EventDesk desk;
    private final Clock clock;

    ContainerResource(DataSource database, ContainerRows containers, StoredEvents events, EventDesk desk, Clock clock) {
        this.database = database;
        this.containers = containers;
        this.events = events;
        this.desk = desk;
        this.clock = clock;
    }

    /** What a label says. */
    record LabelView(String container, Parts parts) {
        /** @param category code, for instance {@code 841-001-01} */
        record Parts(
                @Nullable String unit,
                @Nullable String department,
                @Nullable String category,
                @Nullable LocalDate date,
                @Nullable BigDecimal weightKg) {
            static Parts of(LabelParts parts) {
                return new Parts(
                        parts.unit(),
                        parts.department(),
                        Optional.ofNullable(parts.category())
                                .map(WasteCategory::code)
                                .orElse(null),
                        parts.date(),
                        parts.weightKg());
            }
        }
    }

    @GET
    @Operation(summary = "Containers, the last moved first; of the overdue the longest overdue first")
    public Page<ContainerView> list(@BeanParam ContainerFilter filter, @BeanParam PageRequest page)
            throws SQLException {
        var after = page.after().map(ContainerKey::parse).orElse(null);
        try (var connection = database.getConnection()) {
            var rows = containers.list(connection, filter, after, page.fetch());
            return Page.of(rows, page, row -> row.key().text(), Listed::view);
        }
    }

    @GET
    @Path("/{id: .+}")
    @Operation(summary = "A container with its time line, what is missing in it, and whether its records are intact")
    public ContainerDetail get(String id) throws SQLException {
        try (var connection = database.getConnection()) {
            var found =
                    containers.one(connection, id).orElseThrow(() -> Problems.notFound("There is no container " + id));
            var records = events.of(connection, List.of(id)).getOrDefault(id, List.of());
            var ledger = events.ledger(id, records);
            return new ContainerDetail(
                    found.view(),
                    ledger.timeLine().stream().map(Moment::of).toList(),
                    ledger.life().missing().stream().map(Gap::of).toList(),
                    ChainCheck.of(records, found.head(), found.records()));
        }
    }

    @POST
    @Path("/events")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"admin", "officer"})
    @Operation(
            summary = "Report an event of a container, as devices do over MQTT",
            description = "201 when it was recorded; 200 when the same user has reported the same before.")
    public Response report(@NotNull String event, @Context SecurityContext security) throws SQLException {
        var receipt = desk.report(security.getUserPrincipal().getName(), event);
        return Response.status(receipt.duplicate() ? Response.Status.OK.getStatusCode() : CREATED)
                .entity(receipt)
                .build();
    }

    @GET
    @Path("/board")
    @Operation(summary = "Where all the waste is: by institution, department and stage")
    public Board board(@RestQuery @Nullable String jurisdiction, @RestQuery @Nullable String site) {
        var prefix = jurisdiction == null ? null : AskedDivision.prefix(jurisdiction);
        return Board.read(database, prefix, site, clock.instant());
    }

    @GET
    @Path("/labels")
    @Operation(summary = "What a scanned label says: a plain id, link, GS1 bar code, EPC or printed fields")
    public LabelView label(@RestQuery @Nullable String text) {
        return ContainerLabel.parse(text == null ? "" : text)
                .fold(read -> new LabelView(read.container(), LabelView.Parts.of(read.parts())), refused -> {
                    throw Problems.unprocessable(List.of(new Fault("text", refused.reason())));
                });
    }
}
