package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.vigil.rules.Condition;
import health.vigil.rules.DailyMean;
import health.vigil.rules.Dose;
import health.vigil.rules.Expression;
import health.vigil.rules.Expression.Formula;
import health.vigil.rules.FlatLine;
import health.vigil.rules.Limit;
import health.vigil.rules.MaintenanceOverrun;
import health.vigil.rules.NoData;
import health.vigil.rules.Outage;
import health.vigil.rules.Parked;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.RateOfChange;
import health.vigil.rules.Rule;
import health.vigil.rules.Shift;
import health.vigil.rules.Spike;
import health.vigil.rules.TimeOutOfRange;
import health.vigil.rules.ValueCondition;
import health.vigil.rules.WindowMean;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule as it was when it judged, kept as JSON with the alarm: later editions don't rewrite what happened. */
public final class RuleSnapshot {
    /** Of its own, so that the look of the API can change without touching what is stored. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(Formula.class, new NoFormula()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addMixIn(Condition.class, ConditionType.class)
            .addMixIn(Expression.class, ExpressionText.class)
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

    /** For showing, not for judging: the formula of an expression throws an {@link IllegalStateException}. */
    public static Rule read(String json) {
        try {
            return JSON.readValue(json, Rule.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alarm's rule can't be read: " + json, e);
        }
    }

    /**
     * What the alarm's value is compared with, in {@link #unit}. Absent where there is no such number: a shift is
     * measured in standard deviations and a flat line in its time, the others have no value.
     */
    public static @Nullable Double limit(Rule rule) {
        var condition = rule.condition();
        if (condition instanceof Shift || condition instanceof FlatLine) {
            return null;
        }
        if (condition instanceof ValueCondition value) {
            return value.threshold();
        }
        if (condition instanceof NoData silence) {
            return hours(silence.silence());
        }
        if (condition instanceof ProcessCheck process) {
            return process.limit();
        }
        return condition instanceof MaintenanceOverrun maintenance ? hours(maintenance.cap()) : null;
    }

    /** Hours for what is about time, whatever the unit of the values. */
    public static String unit(Rule rule) {
        var condition = rule.condition();
        if (condition instanceof ProcessCheck process) {
            return process.unit();
        }
        var time = condition instanceof TimeOutOfRange
                || condition instanceof NoData
                || condition instanceof MaintenanceOverrun;
        return time ? "h" : rule.unit();
    }

    private static double hours(Duration duration) {
        return duration.toSeconds() / SECONDS_PER_HOUR;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Limit.class, name = "limit"),
        @JsonSubTypes.Type(value = RateOfChange.class, name = "rate_of_change"),
        @JsonSubTypes.Type(value = Spike.class, name = "spike"),
        @JsonSubTypes.Type(value = FlatLine.class, name = "flat_line"),
        @JsonSubTypes.Type(value = Parked.class, name = "parked"),
        @JsonSubTypes.Type(value = WindowMean.class, name = "window_mean"),
        @JsonSubTypes.Type(value = DailyMean.class, name = "daily_mean"),
        @JsonSubTypes.Type(value = TimeOutOfRange.class, name = "time_out_of_range"),
        @JsonSubTypes.Type(value = Dose.class, name = "dose"),
        @JsonSubTypes.Type(value = Shift.class, name = "shift"),
        @JsonSubTypes.Type(value = Expression.class, name = "expression"),
        @JsonSubTypes.Type(value = NoData.class, name = "no_data"),
        @JsonSubTypes.Type(value = ProcessCheck.class, name = "process"),
        @JsonSubTypes.Type(value = MaintenanceOverrun.class, name = "maintenance_overrun"),
        @JsonSubTypes.Type(value = Outage.class, name = "outage")
    })
    private interface ConditionType {}

    /** Compiled code is not kept: the text says what was judged. */
    private abstract static class ExpressionText {
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        abstract Formula formula();
    }

    private static final class NoFormula extends JsonDeserializer<Formula> {
        @Override
        public Formula deserialize(JsonParser parser, DeserializationContext context) {
            throw new IllegalStateException("a formula is never stored");
        }

        @Override
        public Formula getAbsentValue(DeserializationContext context) {
            return NoFormula::neverJudged;
        }

        private static boolean neverJudged(Map<String, Double> inputs) {
            throw new IllegalStateException("this rule was read back to be shown; it can't judge");
        }
    }
}
