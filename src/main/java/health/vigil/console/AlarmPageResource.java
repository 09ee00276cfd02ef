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
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page of one alarm: where the link in every notification leads. */
@Path("/alarms/{id}")
@Produces(MediaType.TEXT_HTML)
class AlarmPageResource {
    private final Template alarm;
    private final Template unknown;
    private final Dictionary dictionary;
    private final SignedIn signedIn;
    private final DataSource dataSource;

    AlarmPageResource(
            @Location("alarm.html") Template alarm,
            @Location("not-found.html") Template unknown,
            Dictionary dictionary,
            SignedIn signedIn,
            DataSource dataSource) {
        this.alarm = alarm;
        this.unknown = unknown;
        this.dictionary = dictionary;
        this.signedIn = signedIn;
        this.dataSource = dataSource;
    }

    @GET
    @Operation(hidden = true)
    public Response alarm(
            String id, @Context UriInfo uri, @Context HttpHeaders headers, @RestQuery @Nullable String lang)
            throws SQLException {
        // As it came, for what is in it may be anything.
        var path = uri.getRequestUri().getRawPath();
        var chosen = Page.languageChosen(lang, path);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (isKnown(id)) {
            return signedIn.show(Page.of(alarm, path, headers, dictionary));
        }
        var page = signedIn.show(Page.of(unknown, path, headers, dictionary));
        return Response.fromResponse(page).status(Response.Status.NOT_FOUND).build();
    }

    private boolean isKnown(String text) throws SQLException {
        var id = uuid(text);
        if (id.isEmpty()) {
            return false;
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("SELECT 1 FROM alarm WHERE id = ?")) {
            select.setObject(1, id.get());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
