package health.vigil.notify.routing;

import health.vigil.web.EntityTags;
import health.vigil.web.Fault;
import health.vigil.web.Nearest;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is done with routing sets and calendars: one change after the other, each whole, in force once committed. */
@ApplicationScoped
class RoutingDesk {
    private static final Pattern VALID_FROM = Pattern.compile("(?m)^valid_from:.*$");
    private static final Pattern VALID_TO = Pattern.compile("(?m)^valid_to:.*$");

    private final DataSource database;
    private final Routing routing;
    private final RoutingSetReader reader;
    private final Clock clock;

    RoutingDesk(DataSource database, Routing routing, RoutesLoader loader, Clock clock) {
        this.database = database;
        this.routing = routing;
        this.reader = loader.reader();
        this.clock = clock;
    }

    /** Shipped and imported ones by id; what is imported hides what is shipped under the same id. */
    List<Document> all(DocumentKind kind) throws SQLException {
        var byId = new TreeMap<String, Document>();
        ShippedDocuments.all(kind).forEach(shipped -> byId.put(shipped.id(), shipped));
        try (var connection = database.getConnection()) {
            RoutingRows.current(connection, kind).forEach(imported -> byId.put(imported.id(), imported));
        }
        return List.copyOf(byId.values());
    }

    Document get(DocumentKind kind, String id) throws SQLException {
        try (var connection = database.getConnection()) {
            return RoutingRows.current(connection, kind, id)
                    .or(() -> ShippedDocuments.find(kind, id))
                    .orElseThrow(() -> unknown(kind, id));
        }
    }

    /** Who imported it and when, the newest first. */
    List<Document.Import> imports(DocumentKind kind, String id) throws SQLException {
        try (var connection = database.getConnection()) {
            return RoutingRows.versions(connection, kind, id).stream()
                    .flatMap(document -> Optional.ofNullable(document.imported()).stream())
                    .toList();
        }
    }

    /** @param ifMatch needed when it was imported before */
    Document put(DocumentKind kind, String id, @Nullable String ifMatch, String yaml, String user) throws SQLException {
        if (yaml.contains("\uFFFD")) {
            throw Problems.badRequest("The document is not in UTF-8; save it again with that encoding");
        }
        var document = new Document(kind, id, yaml, null);
        return change(tx -> {
            var before = imported(tx, kind, id);
            if (before.isPresent()) {
                EntityTags.require(ifMatch, before.get().version());
            }
            check(tx, document);
            return add(tx, document, before, user);
        });
    }

    Document importShipped(String id, String user) throws SQLException {
        var shipped = ShippedDocuments.find(DocumentKind.SET, id)
                .orElseThrow(
                        () -> Problems.notFound("No routing set '%s' is shipped%s".formatted(id, shippedHint(id))));
        return change(tx -> {
            if (imported(tx, DocumentKind.SET, id).isPresent()) {
                throw Problems.conflict("The routing set '%s' is imported already; change it with PUT".formatted(id));
            }
            check(tx, shipped);
            return add(tx, shipped, Optional.empty(), user);
        });
    }

    /** @param to first day on which it is no longer in force */
    Document end(String id, LocalDate to, String user) throws SQLException {
        return change(tx -> {
            var document = RoutingRows.current(tx, DocumentKind.SET, id).orElseThrow(() -> notImported(id));
            var from = set(document).validFrom();
            if (to.isBefore(from)) {
                throw fault("valid_to", "%s is before valid_from, %s".formatted(to, from));
            }
            var ended = new Document(DocumentKind.SET, id, ended(document.yaml(), to), null);
            if (!to.equals(set(ended).validTo())) {
                throw Problems.conflict(
                        "valid_to could not be written into '%s'; PUT it with valid_to: %s".formatted(id, to));
            }
            return add(tx, ended, Optional.ofNullable(document.imported()), user);
        });
    }

    /** The text stays as somebody wrote it, comments and all, but for its end. */
    private static String ended(String yaml, LocalDate to) {
        var line = "valid_to: " + to;
        return VALID_TO.matcher(yaml).find()
                ? VALID_TO.matcher(yaml).replaceFirst(line)
                : VALID_FROM.matcher(yaml).replaceFirst("$0\n" + line);
    }

    private void check(Connection tx, Document document) throws SQLException {
        switch (document.kind()) {
            case SET -> {
                var set = set(document);
                sameId(document, set.id());
                calendarIsKnown(tx, set.escalation().calendar());
            }
            case CALENDAR ->
                sameId(document, told(document, CalendarReader::read).id());
        }
    }

    private RoutingSet set(Document document) {
        return told(document, reader::read);
    }

    private static <T> T told(Document document, Function<String, T> reader) {
        try {
            return reader.apply(document.yaml());
        } catch (WronglyWritten e) {
            throw Problems.unprocessable(e.faults());
        }
    }

    private static void sameId(Document document, String id) {
        if (!id.equals(document.id())) {
            throw fault("id", "'%s' is not the %s of the address".formatted(id, document.id()));
        }
    }

    private static void calendarIsKnown(Connection tx, String calendar) throws SQLException {
        var known = RoutesLoader.calendars(tx).stream().map(Document::id).toList();
        if (!known.contains(calendar)) {
            throw fault(
                    "escalation.calendar",
                    "there is no calendar '%s'%s".formatted(calendar, Nearest.hint(calendar, known)));
        }
    }

    private Document add(Connection tx, Document document, Optional<Document.Import> before, String user)
            throws SQLException {
        var version = before.map(Document.Import::version).orElse(0L) + 1;
        var imported = new Document.Import(version, clock.instant().truncatedTo(ChronoUnit.MICROS), user);
        RoutingRows.add(tx, document, imported);
        return new Document(document.kind(), document.id(), document.yaml(), imported);
    }

    private static Optional<Document.Import> imported(Connection tx, DocumentKind kind, String id) throws SQLException {
        return RoutingRows.current(tx, kind, id).map(Document::imported);
    }

    private Document change(Work work) throws SQLException {
        var changed = commit(work);
        routing.refresh();
        return changed;
    }

    private Document commit(Work work) throws SQLException {
        return Transaction.in(database, transaction -> {
            RoutingRows.raiseRevision(transaction);
            var changed = work.in(transaction);
            return changed;
        });
    }

    @FunctionalInterface
    private interface Work {
        Document in(Connection transaction) throws SQLException;
    }

    private static String shippedHint(String id) {
        return Nearest.hint(
                id,
                ShippedDocuments.all(DocumentKind.SET).stream()
                        .map(Document::id)
                        .toList());
    }

    private static RuntimeException notImported(String id) {
        return ShippedDocuments.find(DocumentKind.SET, id).isPresent()
                ? Problems.conflict("The routing set '%s' was never imported, so it is not in force".formatted(id))
                : unknown(DocumentKind.SET, id);
    }

    private static RuntimeException unknown(DocumentKind kind, String id) {
        return Problems.notFound("There is no %s '%s'".formatted(kind.words(), id));
    }

    private static RuntimeException fault(String key, String reason) {
        return Problems.unprocessable(List.of(new Fault(key, reason)));
    }
}
