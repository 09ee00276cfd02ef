package health.vigil.rules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules that bind one device, ready for the hot path.
 *
 * @param limits  {@link Limit} rules by field name; all editions, each judged only while in force
 * @param noData  the {@link NoData} rule, if silence is watched
 * @param storage {@link StorageClock} rules for the containers that this device reports
 * @param maxGap  two readings further apart than this leave the time between them unknown
 */
public record DeviceRules(Map<String, List<Rule>> limits, @Nullable Rule noData, List<Rule> storage, Duration maxGap) {
    public static final DeviceRules NONE = new DeviceRules(Map.of(), null, List.of(), Duration.ofDays(1));

    public DeviceRules {
        limits = Map.copyOf(limits);
        storage = List.copyOf(storage);
    }

    public List<Rule> limitsOf(String field) {
        return limits.getOrDefault(field, List.of());
    }
}
