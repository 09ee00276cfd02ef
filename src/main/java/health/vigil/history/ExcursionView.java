package health.vigil.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.alarms.AlarmView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A retrospective excursion 回溯超限: a limit that was broken, as readings show that came too late for a live alarm.
 *
 * @param standing   {@code ended}; {@code ongoing} while it was still on at the end of what is known; or
 *                   {@code withdrawn}: more readings have shown that it was none, or a live alarm tells it
 * @param priority   {@code low}, {@code medium}, {@code high} or {@code urgent}
 * @param ofSite     it concerns the whole site of the device
 * @param extreme    the value furthest out of the limit, in {@code unit}; for rules on more than a single value, what
 *                   was held against the limit when it was raised
 * @param values     how many values were out of the limit; for rules on more than a single value, all within; absent for
 *                   rules over several fields
 * @param limit      the threshold, in {@code unit}; absent where the rule has none
 * @param raisedAt   when it had lasted for the on-delay: when an alarm would have been raised
 * @param endedAt    when it had returned for the off-delay
 * @param knownUntil newest reading of the device that was judged
 */
@JsonInclude
public record ExcursionView(
        UUID id,
        String standing,
        String priority,
        AlarmView.RuleRef rule,
        AlarmView.DeviceRef device,
        AlarmView.SiteRef site,
        AlarmView.JurisdictionRef jurisdiction,
        @Nullable String field,
        boolean ofSite,
        @Nullable Double extreme,
        @Nullable Integer values,
        @Nullable Double limit,
        String unit,
        Instant onsetAt,
        Instant raisedAt,
        @Nullable Instant endedAt,
        Instant knownUntil,
        Instant foundAt) {}
