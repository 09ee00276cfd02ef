package health.vigil.custody.transport;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A corridor as the API tells it.
 *
 * @param metres   to either side; absent: as the rule has it
 * @param vehicles none: all
 * @param geometry GeoJSON LineString, WGS-84
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CorridorView(String id, String name, @Nullable Double metres, List<String> vehicles, JsonNode geometry) {
    static CorridorView of(CorridorRow row) {
        return new CorridorView(row.id(), row.name(), row.metres(), row.vehicles(), row.line());
    }
}
