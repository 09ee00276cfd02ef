package health.vigil.custody.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.custody.track.Geofence;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.util.ArrayList;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A geofence as people write it.
 *
 * @param id       of the address where it is changed; then it may be absent
 * @param kind     {@code site}, {@code plant} or {@code allowed}
 * @param site     registry id: the geofence stands instead of the circle around that site
 * @param crs      {@code wgs84}, or {@code gcj02} when drawn on a Chinese web map
 * @param geometry GeoJSON Polygon
 */
record GeofenceDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String site,
        @Nullable String crs,
        @Schema(description = "GeoJSON Polygon") @Nullable JsonNode geometry) {
    /** @throws RuntimeException the problem to answer with, all faults in it */
    GeofenceRow checked(String key, long version, TextCheck.Known sites) {
        var faults = new ArrayList<Fault>();
        var check = new TextCheck(faults);
        check.id(id, key);
        check.name(name);
        var of = Optional.ofNullable(kind).flatMap(Geofence.Kind::of);
        if (of.isEmpty()) {
            faults.add(new Fault("kind", "is '" + kind + "'; site, plant or allowed is expected"));
        }
        if (site != null) {
            check.known("site", site, sites);
        }
        Optional<ObjectNode> polygon =
                check.datum(crs).flatMap(datum -> new GeometryCheck(datum, faults).polygon(geometry));
        if (!faults.isEmpty() || polygon.isEmpty() || of.isEmpty() || name == null) {
            throw Problems.unprocessable(faults);
        }
        return new GeofenceRow(key, name.strip(), of.get(), site, polygon.get(), null, null, version);
    }
}
