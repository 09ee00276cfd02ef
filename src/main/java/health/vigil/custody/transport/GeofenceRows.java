package health.vigil.custody.transport;

import health.vigil.custody.track.Geofence;
import health.vigil.custody.track.LatLon;
import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table of geofences, and the circles around sites that have none there. */
final class GeofenceRows {
    /** Nobody collects waste beyond the ends of the map, where a site may have been put by mistake. */
    private static final String SELECT =
            """
            SELECT * FROM (
                SELECT id, name, kind, site, polygon, NULL::float8 AS lat, NULL::float8 AS lon, version FROM geofence
                UNION ALL
                SELECT 'site:' || s.id, s.name, CASE s.kind WHEN 'waste_plant' THEN 'plant' ELSE 'site' END, s.id,
                    NULL, s.latitude, s.longitude, 0
                FROM site s
                WHERE s.latitude BETWEEN -85 AND 85 AND s.longitude IS NOT NULL
                    AND NOT EXISTS (SELECT FROM geofence g WHERE g.site = s.id)
            ) AS f WHERE true""";

    private GeofenceRows() {}

    /** @param siteRadius metres of the circles */
    static List<GeofenceRow> all(Connection connection, double siteRadius) throws SQLException {
        return new Rows(SELECT).list(connection, row -> geofence(row, siteRadius));
    }

    static List<GeofenceRow> page(Connection connection, Optional<String> after, int limit, double siteRadius)
            throws SQLException {
        var rows = new Rows(SELECT).andIf("id > ?", after.orElse(null)).then("ORDER BY id LIMIT " + limit);
        return rows.list(connection, row -> geofence(row, siteRadius));
    }

    static Optional<GeofenceRow> find(Connection connection, String id, double siteRadius) throws SQLException {
        return new Rows(SELECT)
                .and("id = ?", id).list(connection, row -> geofence(row, siteRadius)).stream()
                        .findFirst();
    }

    static void insert(Connection transaction, GeofenceRow row) throws SQLException {
        write(
                transaction,
                "INSERT INTO geofence (name, kind, site, polygon, version, id) VALUES (?, ?, ?, ?::json, ?, ?)",
                row);
    }

    static void update(Connection transaction, GeofenceRow row) throws SQLException {
        write(
                transaction,
                "UPDATE geofence SET name = ?, kind = ?, site = ?, polygon = ?::json, version = ? WHERE id = ?",
                row);
    }

    static void delete(Connection transaction, String id) throws SQLException {
        try (var delete = transaction.prepareStatement("DELETE FROM geofence WHERE id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    private static void write(Connection transaction, String sql, GeofenceRow row) throws SQLException {
        try (var write = transaction.prepareStatement(sql)) {
            write.setString(1, row.name());
            write.setString(2, row.kind().text());
            write.setString(3, row.site());
            write.setString(4, String.valueOf(row.polygon()));
            write.setLong(5, row.version());
            write.setString(6, row.id());
            write.executeUpdate();
        }
    }

    private static GeofenceRow geofence(ResultSet row, double siteRadius) throws SQLException {
        var polygon = row.getString("polygon");
        return new GeofenceRow(
                row.getString("id"),
                row.getString("name"),
                Geofence.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("site"),
                polygon == null ? null : GeoJson.parse(polygon),
                polygon == null ? new LatLon(row.getDouble("lat"), row.getDouble("lon")) : null,
                polygon == null ? siteRadius : null,
                row.getLong("version"));
    }
}
