package health.vigil.custody.units;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import health.vigil.custody.reconcile.Mass;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members of an event's JSON object as it was sent; what is of another form than expected is as if it were not there. */
record EventBody(JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static EventBody of(String body) {
        try {
            return new EventBody(MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            return new EventBody(MissingNode.getInstance());
        }
    }

    @Nullable
    String text(String member) {
        var value = json.path(member);
        return value.isTextual() && !value.textValue().isBlank()
                ? value.textValue().strip()
                : null;
    }

    @Nullable
    Mass weight() {
        return number("weight_kg").flatMap(Mass::weighed).orElse(null);
    }

    /** Whole minutes of a planned journey. */
    @Nullable
    Integer plannedMinutes() {
        return number("planned_minutes")
                .filter(minutes -> minutes > 0 && minutes <= Integer.MAX_VALUE)
                .map(minutes -> (int) Math.ceil(minutes))
                .orElse(null);
    }

    private Optional<Double> number(String member) {
        var value = json.path(member);
        return value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
    }
}
