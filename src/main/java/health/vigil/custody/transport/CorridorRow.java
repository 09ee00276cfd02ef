package health.vigil.custody.transport;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.custody.track.Corridor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A corridor as it is stored.
 *
 * @param line     GeoJSON
 * @param metres   to either side; absent: as the rule has it
 * @param vehicles device ids; none: all
 */
record CorridorRow(
        String id, String name, JsonNode line, @Nullable Double metres, List<String> vehicles, long version) {
    Corridor corridor() {
        return new Corridor(GeoJson.line(line), metres, Set.copyOf(vehicles));
    }
}
