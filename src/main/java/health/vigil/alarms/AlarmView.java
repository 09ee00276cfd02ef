package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as people and other systems see it.
 *
 * @param priority       {@code low}, {@code medium}, {@code high} or {@code urgent}
 * @param value          what completed the on-delay, in {@code unit}; absent when silence is the alarm
 * @param limit          what {@code value} is compared with, in {@code unit}: for clocks and silence hours; absent where
 *                       the rule has no such number
 * @param onsetAt        when the condition began, in event time
 * @param raisedAt       when it had held for the on-delay, in event time
 * @param acknowledgedBy user name
 * @param sequence       number of the latest entry of its history
 */
@JsonInclude
public record AlarmView(
        UUID id,
        AlarmState state,
        String priority,
        RuleRef rule,
        DeviceRef device,
        SiteRef site,
        JurisdictionRef jurisdiction,
        @Nullable String field,
        @Nullable String container,
        @Nullable Double value,
        @Nullable Double limit,
        String unit,
        Instant onsetAt,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        @Nullable String clearReason,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        int sequence) {

    /** @param legal the standard or law demands it; otherwise it is an engineering preset */
    public record RuleRef(
            String id, String name, String nameEn, String standard, String edition, String clause, boolean legal) {}

    public record DeviceRef(String id, String name, String nameEn, String family, @Nullable String samplingPoint) {}

    public record SiteRef(String id, String name, String nameEn) {}

    /** @param code by GB/T 2260 */
    public record JurisdictionRef(String code, String name, String nameEn) {}
}
