package health.vigil.notify.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.web.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows documents as of now. */
@ApplicationScoped
class DocumentViews {
    private static final Set<String> HEAD =
            Set.of("name", "name_en", "basis", "jurisdiction", "valid_from", "valid_to", "hours");

    private final RoutingDesk desk;
    private final Routing routing;
    private final RoutingSetReader reader;
    private final Clock clock;

    DocumentViews(RoutingDesk desk, Routing routing, RoutesLoader loader, Clock clock) {
        this.desk = desk;
        this.routing = routing;
        this.reader = loader.reader();
        this.clock = clock;
    }

    DocumentView head(Document document) {
        try {
            var tree = Written.tree(document.yaml());
            return view(document, tree instanceof ObjectNode keys ? keys.retain(HEAD) : tree);
        } catch (WronglyWritten e) {
            return view(document, null, null, List.of(), e.faults());
        }
    }

    DocumentView whole(Document document) throws SQLException {
        try {
            return view(document, Written.tree(document.yaml())).with(desk.imports(document.kind(), document.id()));
        } catch (WronglyWritten e) {
            return view(document, null, null, List.of(), e.faults());
        }
    }

    private DocumentView view(Document document, JsonNode tree) {
        var now = clock.instant();
        try {
            return switch (document.kind()) {
                case SET -> {
                    var set = reader.read(document.yaml());
                    var inForce = document.imported() != null && set.isInForce(now);
                    var warnings = routing.routes().warnings(set.escalation().calendar(), now);
                    yield view(document, tree, inForce, warnings, List.of());
                }
                case CALENDAR ->
                    view(
                            document,
                            tree,
                            null,
                            CalendarReader.read(document.yaml()).warnings(now),
                            List.of());
            };
        } catch (WronglyWritten e) {
            return view(document, tree, null, List.of(), e.faults());
        }
    }

    private static DocumentView view(
            Document document,
            @Nullable JsonNode tree,
            @Nullable Boolean inForce,
            List<String> warnings,
            List<Fault> faults) {
        var imported = document.imported();
        return new DocumentView(
                document.id(),
                imported == null ? "shipped" : "imported",
                inForce,
                imported == null ? null : imported.version(),
                imported == null ? null : imported.at(),
                imported == null ? null : imported.by(),
                warnings,
                faults,
                tree,
                null);
    }
}
