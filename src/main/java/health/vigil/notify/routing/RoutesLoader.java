package health.vigil.notify.routing;

import health.vigil.telemetry.FieldCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Makes routes of what is stored and shipped. */
@ApplicationScoped
class RoutesLoader {
    private static final Logger LOG = Logger.getLogger(RoutesLoader.class);

    private final RoutingSetReader reader;

    RoutesLoader(FieldCatalogue catalogue) {
        reader = new RoutingSetReader(catalogue);
    }

    RoutingSetReader reader() {
        return reader;
    }

    Routes load(Connection connection) throws SQLException {
        var calendars = usable(calendars(connection), CalendarReader::read);
        var sets = usable(RoutingRows.current(connection, DocumentKind.SET), reader::read);
        return new Routes(sets, calendars, RoutingRows.divisions(connection));
    }

    /** The shipped ones, until an imported one takes the place of the same id. */
    static List<Document> calendars(Connection connection) throws SQLException {
        var byId = new LinkedHashMap<String, Document>();
        Stream.concat(
                        ShippedDocuments.all(DocumentKind.CALENDAR).stream(),
                        RoutingRows.current(connection, DocumentKind.CALENDAR).stream())
                .forEach(calendar -> byId.put(calendar.id(), calendar));
        return List.copyOf(byId.values());
    }

    private static <T> List<T> usable(List<Document> documents, Function<String, T> reader) {
        var usable = new ArrayList<T>();
        for (var document : documents) {
            try {
                usable.add(reader.apply(document.yaml()));
            } catch (WronglyWritten e) {
                LOG.errorf(
                        "The %s %s can no longer be used and is left out; PUT it again, corrected: %s",
                        document.kind().words(), document.id(), e.getMessage());
            }
        }
        return usable;
    }
}
