package health.vigil.custody.transport;

import health.vigil.custody.track.Finding;
import health.vigil.custody.track.LatLon;
import health.vigil.custody.track.Span;
import health.vigil.ingest.Rows;
import health.vigil.ingest.Unnest;
import health.vigil.rules.LocalDay;
import health.vigil.rules.ProcessCheck;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The table of findings. */
final class FindingRows {
    private static final String SELECT = "SELECT * FROM track_finding WHERE true";

    private static final String DELETE =
            """
            DELETE FROM track_finding f USING {rows}
            WHERE f.device_id = r.device AND f.rule = r.rule AND f.onset_at = r.onset""";

    private static final String INSERT =
            """
            INSERT INTO track_finding (device_id, rule, kind, onset_at, broken_at, last_at, until_at, metres, lat, lon, trip,
                subject)
            SELECT device, rule, kind, onset, broken, last, until, metres, lat, lon, trip, subject FROM {rows}
            ON CONFLICT (device_id, rule, onset_at) DO UPDATE SET broken_at = excluded.broken_at,
                last_at = excluded.last_at, until_at = excluded.until_at, metres = excluded.metres, lat = excluded.lat,
                lon = excluded.lon, trip = excluded.trip, subject = excluded.subject""";

    private FindingRows() {}

    /** Whose alarms it is among: those of its trip, or of the day it began on where no trip is known. */
    static String subject(String device, Finding finding) {
        return "vehicle:%s:%s"
                .formatted(
                        device,
                        finding.trip().isEmpty() ? LocalDay.of(finding.onset()).date() : finding.trip());
    }

    static List<Finding> overlapping(Connection connection, String device, Span span) throws SQLException {
        var rows = new Rows(SELECT)
                .and("device_id = ?", device)
                .and("onset_at <= ?", span.to())
                .and("(until_at IS NULL OR until_at >= ?)", span.from())
                .then("ORDER BY onset_at, rule");
        return rows.list(connection, FindingRows::finding);
    }

    static List<Finding> ofSubjects(Connection connection, String device, Collection<String> subjects)
            throws SQLException {
        var array = connection.createArrayOf("text", subjects.toArray());
        var rows = new Rows(SELECT).and("device_id = ?", device).and("subject = ANY (?)", (Object) array);
        return rows.list(connection, FindingRows::finding);
    }

    static void replace(Connection transaction, String device, List<Finding> removed, List<Finding> added)
            throws SQLException {
        if (!removed.isEmpty()) {
            new Unnest<>(transaction, removed)
                    .text("device", finding -> device)
                    .text("rule", Finding::rule)
                    .time("onset", Finding::onset)
                    .update(DELETE);
        }
        if (!added.isEmpty()) {
            new Unnest<>(transaction, added)
                    .text("device", finding -> device)
                    .text("rule", Finding::rule)
                    .text("kind", finding -> finding.kind().text())
                    .time("onset", Finding::onset)
                    .time("broken", Finding::at)
                    .time("last", Finding::last)
                    .time("until", Finding::until)
                    .number("metres", Finding::metres)
                    .number("lat", finding -> finding.place().lat())
                    .number("lon", finding -> finding.place().lon())
                    .text("trip", Finding::trip)
                    .text("subject", finding -> subject(device, finding))
                    .update(INSERT);
        }
    }

    static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                ProcessCheck.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("rule"),
                Rows.time(row, "onset_at"),
                Rows.time(row, "broken_at"),
                Rows.time(row, "last_at"),
                Rows.instant(row, "until_at"),
                row.getDouble("metres"),
                new LatLon(row.getDouble("lat"), row.getDouble("lon")),
                row.getString("trip"));
    }
}
