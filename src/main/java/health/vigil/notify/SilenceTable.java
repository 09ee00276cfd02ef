package health.vigil.notify;

import health.vigil.rules.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of silences. */
@ApplicationScoped
class SilenceTable {
    private static final String COLUMNS =
            "id, kind, families, rules, jurisdictions, sites, devices, up_to, author, reason, starts_at, ends_at, "
                    + "ended_at, ended_by, created_at";

    private static final String INSERT =
            "INSERT INTO silence (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?)";

    private static final String FIND = "SELECT " + COLUMNS + " FROM silence WHERE id = ?";

    private static final String PAGE = "SELECT " + COLUMNS
            + """
             FROM silence s WHERE (ended_at IS NOT NULL OR ends_at <= ?) = ?
                AND (?::uuid IS NULL OR (s.created_at, s.id) < (SELECT l.created_at, l.id FROM silence l WHERE l.id = ?))
            ORDER BY created_at DESC, id DESC LIMIT ?
            """;

    private static final String END =
            "UPDATE silence SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL AND ends_at > ?";

    private final DataSource dataSource;

    SilenceTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(Silence silence) throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, silence.id());
            insert.setString(2, silence.kind());
            insert.setArray(3, texts(connection, silence.families()));
            insert.setArray(4, texts(connection, silence.rules()));
            insert.setArray(5, texts(connection, silence.jurisdictions()));
            insert.setArray(6, texts(connection, silence.sites()));
            insert.setArray(7, texts(connection, silence.devices()));
            insert.setInt(8, Priority.of(silence.upTo()).orElseThrow().ordinal());
            insert.setString(9, silence.by());
            insert.setString(10, silence.reason());
            insert.setObject(11, time(silence.startsAt()));
            insert.setObject(12, time(silence.endsAt()));
            insert.setObject(13, time(silence.createdAt()));
            insert.executeUpdate();
        }
    }

    Optional<Silence> find(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** Newest first. */
    List<Silence> page(boolean over, Instant now, @Nullable UUID after, int limit) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setObject(1, time(now));
            select.setBoolean(2, over);
            select.setObject(3, after);
            select.setObject(4, after);
            select.setInt(5, limit);
            return read(select);
        }
    }

    /** @return false when it is over already */
    boolean end(UUID id, String by, Instant now) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(END)) {
            update.setObject(1, time(now));
            update.setString(2, by);
            update.setObject(3, id);
            update.setObject(4, time(now));
            return update.executeUpdate() > 0;
        }
    }

    private static List<Silence> read(PreparedStatement select) throws SQLException {
        var silences = new ArrayList<Silence>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                silences.add(silence(rows));
            }
        }
        return silences;
    }

    private static Silence silence(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Silence(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                texts(row, "families"),
                texts(row, "rules"),
                texts(row, "jurisdictions"),
                texts(row, "sites"),
                texts(row, "devices"),
                Priority.values()[row.getInt("up_to")].text(),
                row.getString("author"),
                row.getString("reason"),
                time(row, "starts_at"),
                time(row, "ends_at"),
                ended == null ? null : ended.toInstant(),
                row.getString("ended_by"),
                time(row, "created_at"));
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
