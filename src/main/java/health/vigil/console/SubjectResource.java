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
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The pages of one alarm, where the link in every notification leads, of one container and of one consignment. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SubjectResource {
    private final Template alarm;
    private final Template container;
    private final Template consignment;
    private final Template unknown;
    private final SignedIn signedIn;
    private final DataSource dataSource;

    SubjectResource(
            @Location("alarm.html") Template alarm,
            @Location("container.html") Template container,
            @Location("consignment.html") Template consignment,
            @Location("not-found.html") Template unknown,
            SignedIn signedIn,
            DataSource dataSource) {
        this.alarm = alarm;
        this.container = container;
        this.consignment = consignment;
        this.unknown = unknown;
        this.signedIn = signedIn;
        this.dataSource = dataSource;
    }

    @GET
    @Path("alarms/{id}")
    @Operation(hidden = true)
    public Response alarm(
            String id, @Context UriInfo uri, @Context HttpHeaders headers, @RestQuery @Nullable String lang)
            throws SQLException {
        return page(Subject.ALARM, alarm, id, uri, headers, lang);
    }

    @GET
    @Path("containers/{id: .+}")
    @Operation(hidden = true)
    public Response container(
            String id, @Context UriInfo uri, @Context HttpHeaders headers, @RestQuery @Nullable String lang)
            throws SQLException {
        return page(Subject.CONTAINER, container, id, uri, headers, lang);
    }

    @GET
    @Path("consignments/{id}")
    @Operation(hidden = true)
    public Response consignment(
            String id, @Context UriInfo uri, @Context HttpHeaders headers, @RestQuery @Nullable String lang)
            throws SQLException {
        return page(Subject.CONSIGNMENT, consignment, id, uri, headers, lang);
    }

    private Response page(
            Subject subject, Template template, String id, UriInfo uri, HttpHeaders headers, @Nullable String lang)
            throws SQLException {
        // As it came, for what is in it may be anything.
        var path = uri.getRequestUri().getRawPath();
        var chosen = Page.languageChosen(lang, path);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (isKnown(subject, id)) {
            return signedIn.show(template, path, headers, Map.of("id", id));
        }
        var page = signedIn.show(unknown, path, headers, Map.of("subject", subject));
        return Response.fromResponse(page).status(Response.Status.NOT_FOUND).build();
    }

    private boolean isKnown(Subject subject, String id) throws SQLException {
        var key = subject.key(id);
        if (key.isEmpty()) {
            return false;
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(subject.select())) {
            select.setObject(1, key.get());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
