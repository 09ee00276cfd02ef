package health.vigil.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The pages of what is on its way: waste from the ward to the plant, consignments of vaccine; and the reports of both. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class CustodyPagesResource {
    private static final String BOARD = "/board";
    private static final String CONTAINERS = "/containers";
    private static final String CONSIGNMENTS = "/consignments";
    private static final String REPORTS = "/reports";

    private final Template board;
    private final Template containers;
    private final Template consignments;
    private final Template reports;
    private final SignedIn signedIn;

    CustodyPagesResource(
            @Location("board.html") Template board,
            @Location("containers.html") Template containers,
            @Location("consignments.html") Template consignments,
            @Location("reports.html") Template reports,
            SignedIn signedIn) {
        this.board = board;
        this.containers = containers;
        this.consignments = consignments;
        this.reports = reports;
        this.signedIn = signedIn;
    }

    @GET
    @Path(BOARD)
    @Operation(hidden = true)
    public Response board(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return signedIn.page(board, BOARD, headers, lang);
    }

    @GET
    @Path(CONTAINERS)
    @Operation(hidden = true)
    public Response containers(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return signedIn.page(containers, CONTAINERS, headers, lang);
    }

    @GET
    @Path(CONSIGNMENTS)
    @Operation(hidden = true)
    public Response consignments(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return signedIn.page(consignments, CONSIGNMENTS, headers, lang);
    }

    @GET
    @Path(REPORTS)
    @Operation(hidden = true)
    public Response reports(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return signedIn.page(reports, REPORTS, headers, lang);
    }
}
