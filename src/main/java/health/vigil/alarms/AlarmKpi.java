package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import health.vigil.alarms.Floods.Flood;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an alarm system does on one operator position (ISA-18.2, IEC 62682, EEMUA 191).
 *
 * @param jurisdiction the position: a division with all below it; absent for all
 * @param assignee     the position: one person; absent for all
 * @param enough       the time is long enough to judge by, 30 days
 * @param alarms       that came to the position
 * @param badActors    the ten that came most often
 */
@JsonInclude
record AlarmKpi(
        Instant from,
        Instant to,
        @Nullable String jurisdiction,
        @Nullable String assignee,
        boolean enough,
        int alarms,
        List<Indicator> indicators,
        List<BadActor> badActors,
        List<Flood> floods) {

    /**
     * One figure with its target.
     *
     * @param id         for instance {@code per_hour_average}
     * @param unit       {@code alarms} or {@code %}
     * @param target     absent where there is none
     * @param met        absent where there is no target
     * @param manageable within what can just be managed; absent where the source names no such bound
     */
    @JsonInclude
    record Indicator(
            String id,
            double value,
            String unit,
            @Nullable Target target,
            @Nullable Boolean met,
            @Nullable Boolean manageable) {
        static Indicator of(String id, double value, String unit, Target target) {
            return new Indicator(id, value, unit, target, target.isMetBy(value), target.isManageable(value));
        }

        /** A figure that is only told. */
        static Indicator of(String id, double value, String unit) {
            return new Indicator(id, value, unit, null, null, null);
        }
    }

    /**
     * What a figure should be.
     *
     * @param maximum the most that can be managed, where the source has a second bound
     * @param source  which guideline
     */
    @JsonInclude
    record Target(Bound bound, double value, @Nullable Double maximum, String source) {
        boolean isMetBy(double figure) {
            return switch (bound) {
                case AT_MOST -> figure <= value;
                case BELOW -> figure < value;
                case AT_LEAST -> figure >= value;
            };
        }

        @Nullable
        Boolean isManageable(double figure) {
            return maximum == null ? null : figure <= maximum;
        }
    }

    /** How a figure is compared with its target. */
    enum Bound {
        @JsonProperty("at_most")
        AT_MOST,
        @JsonProperty("below")
        BELOW,
        @JsonProperty("at_least")
        AT_LEAST
    }

    /** @param share of all alarms, in percent */
    record BadActor(Call.Subject subject, int alarms, double share) {}
}
