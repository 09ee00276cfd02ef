package health.vigil.notify;

import health.vigil.notify.Recipient.Access;
import health.vigil.notify.Recipient.DigestRule;
import health.vigil.notify.Recipient.QuietHours;
import health.vigil.notify.format.Formats;
import health.vigil.notify.format.Language;
import health.vigil.notify.routing.Office;
import health.vigil.registry.DivisionCode;
import health.vigil.rules.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps the recipients at hand, and never an edit behind whoever asks in a transaction. */
@ApplicationScoped
class Directories {
    private static final String REVISION = "SELECT revision FROM recipient_revision";

    private static final String RECIPIENTS =
            """
            SELECT id, name, url, secret, previous_secret, previous_secret_until, format, language, families, jurisdictions,
                min_priority, office_kind, office_department, office_jurisdiction, office_site, digest_window_s,
                digest_up_to, quiet_from, quiet_until, quiet_up_to, fallback, enabled
            FROM recipient
            """;

    private final DataSource database;
    private final Sealer sealer;
    private final Formats formats;
    private volatile Directory latest = Directory.EMPTY;

    Directories(DataSource database, Sealer sealer, Formats formats) {
        this.database = database;
        this.sealer = sealer;
        this.formats = formats;
    }

    /** As last read. */
    Directory latest() {
        return latest;
    }

    /** As it is for this transaction. */
    Directory current(Connection transaction) throws SQLException {
        var known = latest;
        var revision = revision(transaction);
        return revision == known.revision() ? known : read(transaction, revision);
    }

    /** Reads it anew if it is not of this revision. */
    Directory atLeast(long revision) throws SQLException {
        if (latest.revision() >= revision) {
            return latest;
        }
        try (var connection = database.getConnection()) {
            return current(connection);
        }
    }

    /** The revision was read before: a change that slips in between is only read once more. */
    private Directory read(Connection connection, long revision) throws SQLException {
        var recipients = new ArrayList<Recipient>();
        try (var select = connection.prepareStatement(RECIPIENTS);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                recipients.add(recipient(rows));
            }
        }
        var read = Directory.of(revision, recipients);
        latest = read;
        return read;
    }

    private static long revision(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(REVISION);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Recipient recipient(ResultSet row) throws SQLException {
        var format = formats.of(row.getString("format"));
        return new Recipient(
                row.getObject("id", UUID.class),
                row.getString("name"),
                format.isPresent() ? access(row) : new Access.Closed("This version knows no format of that name"),
                format.orElse(formats.usual()),
                Language.of(row.getString("language")).orElse(Language.ZH),
                office(row),
                texts(row, "families"),
                texts(row, "jurisdictions").stream()
                        .flatMap(code -> DivisionCode.of(code).stream())
                        .toList(),
                priority(row, "min_priority"),
                row.getObject("digest_window_s") == null
                        ? null
                        : new DigestRule(
                                Duration.ofSeconds(row.getInt("digest_window_s")), priority(row, "digest_up_to")),
                row.getObject("quiet_from") == null
                        ? null
                        : new QuietHours(
                                row.getObject("quiet_from", LocalTime.class),
                                row.getObject("quiet_until", LocalTime.class),
                                priority(row, "quiet_up_to")),
                row.getObject("fallback", UUID.class),
                row.getBoolean("enabled"));
    }

    private Access access(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var previous = row.getString("previous_secret");
        var until = row.getObject("previous_secret_until", OffsetDateTime.class);
        try {
            var secret = new Access.Secret(sealer.open(id, row.getString("secret")), null);
            var earlier = previous == null
                    ? Stream.<Access.Secret>empty()
                    : Stream.of(new Access.Secret(sealer.open(id, previous), until.toInstant()));
            return new Access.Open(
                    sealer.open(id, row.getString("url")),
                    Stream.concat(Stream.of(secret), earlier).toList());
        } catch (IllegalStateException e) {
            return new Access.Closed(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Office office(ResultSet row) throws SQLException {
        var kind = row.getString("office_kind");
        return kind == null
                ? null
                : new Office(
                        Office.Kind.of(kind).orElseThrow(),
                        row.getString("office_department"),
                        row.getString("office_jurisdiction"),
                        row.getString("office_site"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Priority priority(ResultSet row, String column) throws SQLException {
        return Priority.values()[row.getInt(column)];
    }
}
