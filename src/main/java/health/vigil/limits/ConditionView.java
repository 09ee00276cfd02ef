package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a rule looks for.
 *
 * @param type    as in a pack: {@code above}, {@code rate_of_change}, {@code expression}, …
 * @param numbers what belongs to the type, for instance {@code change} and {@code within}; durations are ISO 8601
 */
@Schema(
        additionalProperties = Object.class,
        description = "What a rule looks for: its type, and beside it the numbers of that type by the names that"
                + " docs/limits.md gives them.",
        example = "{\"type\": \"rate_of_change\", \"change\": 0.5, \"within\": \"PT30M\"}")
public record ConditionView(String type, @JsonIgnore Map<String, Object> numbers) {
    static ConditionView of(Criterion criterion) {
        return new ConditionView(criterion.type(), PackMapper.shown(criterion.written()));
    }

    @JsonAnyGetter
    Map<String, Object> shown() {
        return numbers;
    }
}
