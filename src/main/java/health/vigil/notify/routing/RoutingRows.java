package health.vigil.notify.routing;

import health.vigil.registry.DivisionCode;
import health.vigil.registry.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of routing, and the divisions of the registry. */
final class RoutingRows {
    private static final String COLUMNS = "kind, id, version, yaml, imported_at, imported_by";

    private RoutingRows() {}

    /** What routes are made of, by the counters of its changes. */
    record Stamp(long routing, long registry) {
        static final Stamp NOTHING = new Stamp(-1, -1);

        boolean isNewerThan(Stamp other) {
            return routing > other.routing || registry > other.registry;
        }
    }

    static Stamp stamp(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        """
                        SELECT (SELECT revision FROM routing_revision) AS routing,
                               (SELECT revision FROM registry_revision) AS registry""")) {
            rows.next();
            return new Stamp(rows.getLong("routing"), rows.getLong("registry"));
        }
    }

    /** Its lock also keeps all other changes out until this one is committed. */
    static void raiseRevision(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            statement.executeUpdate("UPDATE routing_revision SET revision = revision + 1");
        }
    }

    /** Those that were imported, each in its last version, by id. */
    static List<Document> current(Connection connection, DocumentKind kind) throws SQLException {
        try (var select = connection.prepareStatement("SELECT DISTINCT ON (id) " + COLUMNS
                + " FROM routing_document WHERE kind = ? ORDER BY id, version DESC")) {
            select.setString(1, kind.stored());
            return documents(select, kind);
        }
    }

    static Optional<Document> current(Connection connection, DocumentKind kind, String id) throws SQLException {
        return versions(connection, kind, id).stream().findFirst();
    }

    /** The newest first. */
    static List<Document> versions(Connection connection, DocumentKind kind, String id) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM routing_document WHERE kind = ? AND id = ? ORDER BY version DESC")) {
            select.setString(1, kind.stored());
            select.setString(2, id);
            return documents(select, kind);
        }
    }

    static void add(Connection transaction, Document document, Document.Import imported) throws SQLException {
        try (var insert = transaction.prepareStatement(
                "INSERT INTO routing_document (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, document.kind().stored());
            insert.setString(2, document.id());
            insert.setLong(3, imported.version());
            insert.setString(4, document.yaml());
            insert.setObject(5, imported.at().atOffset(ZoneOffset.UTC));
            insert.setString(6, imported.by());
            insert.executeUpdate();
        }
    }

    static Divisions divisions(Connection connection) throws SQLException {
        var found = new ArrayList<Division>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT code, name, name_en, level, parent FROM jurisdiction")) {
            while (rows.next()) {
                found.add(division(rows));
            }
        }
        return Divisions.of(found);
    }

    private static Division division(ResultSet row) throws SQLException {
        var parent = row.getString("parent");
        return new Division(
                new DivisionCode(row.getString("code")),
                new Name(row.getString("name"), row.getString("name_en")),
                Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
                parent == null ? null : new DivisionCode(parent));
    }

    private static List<Document> documents(PreparedStatement select, DocumentKind kind) throws SQLException {
        var found = new ArrayList<Document>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var imported = new Document.Import(
                        rows.getLong("version"),
                        rows.getObject("imported_at", OffsetDateTime.class).toInstant(),
                        rows.getString("imported_by"));
                found.add(new Document(kind, rows.getString("id"), rows.getString("yaml"), imported));
            }
        }
        return found;
    }
}
