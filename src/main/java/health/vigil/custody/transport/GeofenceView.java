package health.vigil.custody.transport;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A geofence as the API tells it.
 *
 * @param implied  it is the circle around a site that has no geofence of its own; it can't be changed
 * @param radiusM  metres, of a circle
 * @param geometry GeoJSON, WGS-84: a Polygon, or the Point in the middle of a circle
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GeofenceView(
        String id,
        String name,
        String kind,
        @Nullable String site,
        boolean implied,
        @Nullable Double radiusM,
        JsonNode geometry) {
    static GeofenceView of(GeofenceRow row) {
        var polygon = row.polygon();
        return new GeofenceView(
                row.id(),
                row.name(),
                row.kind().text(),
                row.site(),
                polygon == null,
                row.metres(),
                polygon == null ? GeoJson.point(Objects.requireNonNull(row.centre())) : polygon);
    }
}
