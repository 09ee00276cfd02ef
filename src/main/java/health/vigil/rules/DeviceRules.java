package health.vigil.rules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules that bind one device, ready for the hot path. Of every rule all editions are here, each judged only while in
 * force.
 *
 * @param values         rules with a {@link ValueCondition}, by field name
 * @param expressions    rules with an {@link Expression} in the scope of the device
 * @param noData         the {@link NoData} rule on the device, if silence is watched
 * @param fieldNoData    the {@link NoData} rule on each field, likewise
 * @param maintenance    the {@link MaintenanceOverrun} rule, if it is watched
 * @param process        {@link ProcessCheck} rules on what this device reports of waste or vaccine
 * @param surroundings   where the device stands
 * @param timing         what is normal about its time
 */
public record DeviceRules(
        Map<String, List<Rule>> values,
        List<Rule> expressions,
        @Nullable Rule noData,
        @Nullable Rule fieldNoData,
        @Nullable Rule maintenance,
        List<Rule> process,
        Surroundings surroundings,
        Timing timing) {
    public static final DeviceRules NONE = new DeviceRules(
            Map.of(), List.of(), null, null, null, List.of(), Surroundings.UNKNOWN, Timing.of(Duration.ofHours(8)));

    public DeviceRules {
        values = Map.copyOf(values);
        expressions = List.copyOf(expressions);
        process = List.copyOf(process);
    }

    public List<Rule> valuesOf(String field) {
        return values.getOrDefault(field, List.of());
    }

    /**
     * Where a device stands.
     *
     * @param site          registry id of the site
     * @param samplingPoint what its values are called in the expressions of a site
     * @param gateway       registry id of the device that it reports through, if there is one
     * @param open          when the site is open
     */
    public record Surroundings(String site, String samplingPoint, @Nullable String gateway, OpeningHours open) {
        static final Surroundings UNKNOWN = new Surroundings("", "", null, OpeningHours.ALWAYS);
    }

    /**
     * What is normal about a device's time.
     *
     * @param interval       expected time between two messages
     * @param maxGap         two readings further apart than this leave the time between them unknown
     * @param liveFor        a reading that is older than this on arrival was buffered: history, not news
     * @param maintenanceCap a maintenance is not believed for longer than this
     */
    public record Timing(Duration interval, Duration maxGap, Duration liveFor, Duration maintenanceCap) {
        private static final Duration LEAST_GAP = Duration.ofMinutes(2);
        private static final Duration LEAST_LIVE = Duration.ofMinutes(15);
        private static final Duration CAP = Duration.ofHours(4);

        /** Three intervals are a gap; what is older than that and a quarter of an hour is no news. */
        public static Timing of(Duration interval) {
            return of(interval, LEAST_LIVE);
        }

        /** @param liveFor what is older than this and three intervals is no news */
        public static Timing of(Duration interval, Duration liveFor) {
            var three = interval.multipliedBy(3);
            return new Timing(interval, longer(three, LEAST_GAP), longer(three, liveFor), CAP);
        }

        private static Duration longer(Duration a, Duration b) {
            return a.compareTo(b) < 0 ? b : a;
        }
    }
}
