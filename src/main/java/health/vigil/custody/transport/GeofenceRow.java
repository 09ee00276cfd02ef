package health.vigil.custody.transport;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.custody.track.Geofence;
import health.vigil.custody.track.LatLon;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A geofence as it is stored, or the circle that stands for a site without one.
 *
 * @param site    whose it is
 * @param polygon GeoJSON; absent of a circle
 * @param centre  of a circle
 * @param metres  radius of a circle
 */
record GeofenceRow(
        String id,
        String name,
        Geofence.Kind kind,
        @Nullable String site,
        @Nullable JsonNode polygon,
        @Nullable LatLon centre,
        @Nullable Double metres,
        long version) {
    Geofence geofence() {
        return polygon == null
                ? Geofence.around(Objects.requireNonNull(centre), Objects.requireNonNull(metres), id, name, kind)
                : Geofence.of(id, name, kind, GeoJson.polygon(polygon));
    }
}
