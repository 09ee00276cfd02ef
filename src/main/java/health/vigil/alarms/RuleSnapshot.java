package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.vigil.rules.Condition;
import health.vigil.rules.Limit;
import health.vigil.rules.NoData;
import health.vigil.rules.Rule;
import health.vigil.rules.StorageClock;
import java.time.Duration;

/** A rule as it was when it judged, kept as JSON with the alarm: later editions don't rewrite what happened. */
public final class RuleSnapshot {
    /** Of its own, so that the look of the API can change without touching what is stored. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addMixIn(Condition.class, ConditionType.class)
            .build();

    private static final double SECONDS_PER_HOUR = 3600;

    private RuleSnapshot() {}

    public static String write(Rule rule) {
        try {
            return JSON.writeValueAsString(rule);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rule " + rule.id() + " can't be kept as JSON", e);
        }
    }

    public static Rule read(String json) {
        try {
            return JSON.readValue(json, Rule.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alarm's rule can't be read: " + json, e);
        }
    }

    /** The threshold in the rule's unit; hours for clocks and silence. */
    public static double limit(Rule rule) {
        if (rule.condition() instanceof Limit limit) {
            return limit.threshold();
        }
        if (rule.condition() instanceof StorageClock clock) {
            return hours(clock.limit());
        }
        return hours(((NoData) rule.condition()).silence());
    }

    public static String unit(Rule rule) {
        return rule.condition() instanceof Limit ? rule.unit() : "h";
    }

    private static double hours(Duration duration) {
        return duration.toSeconds() / SECONDS_PER_HOUR;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Limit.class, name = "limit"),
        @JsonSubTypes.Type(value = NoData.class, name = "no_data"),
        @JsonSubTypes.Type(value = StorageClock.class, name = "storage_clock")
    })
    private interface ConditionType {}
}
