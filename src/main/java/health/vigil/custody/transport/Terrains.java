package health.vigil.custody.transport;

import health.vigil.custody.track.Terrain;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The geofences and corridors in force, read again when a revision tells that they or the sites have changed. */
@ApplicationScoped
class Terrains {
    private static final String REVISION =
            "SELECT t.revision, r.revision FROM terrain_revision t CROSS JOIN registry_revision r";

    private final TransportConfig config;
    private volatile @Nullable Known known;

    Terrains(TransportConfig config) {
        this.config = config;
    }

    private record Revision(long terrain, long registry) {}

    private record Known(Revision revision, Terrain terrain) {}

    Terrain current(Connection connection) throws SQLException {
        var revision = revision(connection);
        var last = known;
        if (last == null || !last.revision().equals(revision)) {
            last = new Known(revision, read(connection));
            known = last;
        }
        return last.terrain();
    }

    private Terrain read(Connection connection) throws SQLException {
        var geofences = GeofenceRows.all(connection, config.siteRadius()).stream()
                .map(GeofenceRow::geofence)
                .toList();
        var corridors =
                CorridorRows.all(connection).stream().map(CorridorRow::corridor).toList();
        return new Terrain(geofences, corridors);
    }

    private static Revision revision(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(REVISION);
                var row = select.executeQuery()) {
            row.next();
            return new Revision(row.getLong(1), row.getLong(2));
        }
    }
}
