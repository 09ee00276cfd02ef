package health.vigil.custody.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A corridor as people write it.
 *
 * @param id       of the address where it is changed; then it may be absent
 * @param metres   to either side, 5 to 5000; absent: as the rule has it
 * @param vehicles device ids of those that are to keep to it; absent or none: all
 * @param crs      {@code wgs84}, or {@code gcj02} when drawn on a Chinese web map
 * @param geometry GeoJSON LineString
 */
record CorridorDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable Double metres,
        @Nullable List<String> vehicles,
        @Nullable String crs,
        @Schema(description = "GeoJSON LineString") @Nullable JsonNode geometry) {
    /** Positions are no better than this. */
    private static final double NARROWEST = 5;

    private static final double WIDEST = 5000;

    /** @throws RuntimeException the problem to answer with, all faults in it */
    CorridorRow checked(String key, long version, TextCheck.Known known) {
        var faults = new ArrayList<Fault>();
        var check = new TextCheck(faults);
        check.id(id, key);
        check.name(name);
        if (metres != null && !(metres >= NARROWEST && metres <= WIDEST)) {
            faults.add(new Fault("metres", metres + " is not within 5 to 5000"));
        }
        var bound = vehicles == null ? List.<String>of() : vehicles;
        for (var i = 0; i < bound.size(); i++) {
            check.known("vehicles[" + i + "]", bound.get(i), known);
        }
        Optional<ObjectNode> line = check.datum(crs).flatMap(datum -> new GeometryCheck(datum, faults).line(geometry));
        if (!faults.isEmpty() || line.isEmpty() || name == null) {
            throw Problems.unprocessable(faults);
        }
        return new CorridorRow(
                key,
                name.strip(),
                line.get(),
                metres,
                bound.stream().distinct().sorted().toList(),
                version);
    }
}
