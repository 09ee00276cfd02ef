package health.vigil.reports.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as a report tells of it.
 *
 * @param check          what was looked at, for instance {@code store_age}; absent for rules on readings
 * @param limit          in {@code unit}; hours for clocks
 * @param item           the container, manifest or vehicle concerned
 * @param onset          when what led to it began
 * @param raised         when it had become an alarm
 * @param cleared        absent as long as it lasts
 * @param acknowledgedBy user name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlarmOnRecord(
        UUID id,
        String rule,
        String name,
        String nameEn,
        String basis,
        boolean legal,
        @Nullable String check,
        String priority,
        @Nullable Double value,
        @Nullable Double limit,
        String unit,
        Place site,
        Place device,
        @Nullable String item,
        Instant onset,
        Instant raised,
        @Nullable Instant cleared,
        @Nullable Instant acknowledged,
        @Nullable String acknowledgedBy) {

    public record Place(String id, String name, String nameEn) {}

    /** Since what led to it began. */
    public Duration age(Instant at) {
        return Duration.between(onset, at);
    }

    public boolean isOf(String kindOfCheck) {
        return kindOfCheck.equals(check);
    }
}
