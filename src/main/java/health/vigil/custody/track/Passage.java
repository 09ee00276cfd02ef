package health.vigil.custody.track;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * A fix with what lies there.
 *
 * @param onMap    where it is on the map
 * @param scale    metres on the map for a metre there
 * @param geofence absent outside all of them
 */
record Passage(Fix fix, Coordinate onMap, double scale, @Nullable Geofence geofence) {
    static Passage of(Fix fix, Terrain terrain) {
        var onMap = Mercator.of(fix.place());
        return new Passage(
                fix,
                onMap,
                Mercator.scale(fix.place().lat()),
                terrain.geofence(onMap).orElse(null));
    }

    Instant at() {
        return fix.at();
    }

    boolean isOutside() {
        return geofence == null;
    }

    double metresTo(Passage other) {
        return onMap.distance(other.onMap) / scale;
    }
}
