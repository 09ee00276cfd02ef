package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as people and other systems see it.
 *
 * @param priority       {@code low}, {@code medium}, {@code high} or {@code urgent}
 * @param ofSite         it concerns the whole site of the device
 * @param members        the devices that this one alarm stands for, where it groups several
 * @param value          what completed the on-delay, in {@code unit}; absent when silence is the alarm
 * @param limit          what {@code value} is compared with, in {@code unit}: for clocks and silence hours; absent where
 *                       the rule has no such number
 * @param onsetAt        when the condition began, in event time
 * @param raisedAt       when it had held for the on-delay, in event time
 * @param acknowledgedBy user name
 * @param latched        its rule latches: after the condition is over it stays until it is reset
 * @param unknown        since when and why the condition can't be told; absent while it can
 * @param suppressed     since when and why its rule is not judged
 * @param silenced       held back by a silence since it was raised; absent when that is over
 * @param assignee       who is to see to it, a user name
 * @param chattering     the same rule was raised again and again on this device
 * @param fleeting       it was over before anybody could respond
 * @param announced      those concerned were told of it
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
        boolean ofSite,
        List<String> members,
        @Nullable Double value,
        @Nullable Double limit,
        String unit,
        Instant onsetAt,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        @Nullable String clearReason,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        boolean latched,
        @Nullable Instant resetAt,
        @Nullable String resetBy,
        @Nullable Because unknown,
        @Nullable Because suppressed,
        @Nullable Shelf shelved,
        @Nullable OutOfService outOfService,
        @Nullable UnderSilence silenced,
        @Nullable String assignee,
        boolean chattering,
        boolean fleeting,
        boolean announced,
        int sequence) {

    /**
     * @param legal the standard or law demands it; otherwise it is an engineering preset
     * @param check what a rule on a process looks at, for instance {@code store_age}; absent of all others
     */
    public record RuleRef(
            String id,
            String name,
            String nameEn,
            String standard,
            String edition,
            String clause,
            boolean legal,
            @Nullable String check) {}

    public record DeviceRef(String id, String name, String nameEn, String family, @Nullable String samplingPoint) {}

    public record SiteRef(String id, String name, String nameEn) {}

    /** @param code by GB/T 2260 */
    public record JurisdictionRef(String code, String name, String nameEn) {}

    /** @param why a word, for instance {@code silence} or {@code maintenance} */
    public record Because(Instant since, String why) {}

    /** @param why in the officer's words */
    public record Shelf(Instant since, Instant until, String by, String why) {}

    /** @param why in the administrator's words */
    public record OutOfService(Instant since, Instant until, String by, String why, String permit) {}

    /**
     * @param why     in the words of whoever made the silence
     * @param silence its id
     */
    public record UnderSilence(Instant since, Instant until, String by, String why, UUID silence) {}

    /** What doesn't change in an alarm's life, with where it stands in it. */
    static AlarmView of(
            UUID id,
            String priority,
            RuleRef rule,
            DeviceRef device,
            SiteRef site,
            JurisdictionRef jurisdiction,
            @Nullable String field,
            @Nullable String container,
            boolean ofSite,
            List<String> members,
            @Nullable Double value,
            @Nullable Double limit,
            String unit,
            Instant onsetAt,
            AlarmLife life) {
        var episode = life.episode();
        var cleared = Optional.ofNullable(episode.cleared());
        var acknowledged = Optional.ofNullable(episode.acknowledged());
        var reset = Optional.ofNullable(episode.reset());
        return new AlarmView(
                id,
                life.state(),
                priority,
                rule,
                device,
                site,
                jurisdiction,
                field,
                container,
                ofSite,
                members,
                value,
                limit,
                unit,
                onsetAt,
                episode.raisedAt(),
                cleared.map(Because::since).orElse(null),
                cleared.map(Because::why).orElse(null),
                acknowledged.map(Episode.Done::at).orElse(null),
                acknowledged.map(Episode.Done::by).orElse(null),
                episode.latched(),
                reset.map(Episode.Done::at).orElse(null),
                reset.map(Episode.Done::by).orElse(null),
                life.unknown(),
                life.suppressed(),
                life.shelved(),
                life.outOfService(),
                life.silenced(),
                life.assignee(),
                episode.chattering(),
                episode.fleeting(),
                life.announced(),
                life.sequence());
    }

    /** The same alarm as it stands in that moment of its life. */
    AlarmView as(AlarmLife life) {
        return of(
                id,
                priority,
                rule,
                device,
                site,
                jurisdiction,
                field,
                container,
                ofSite,
                members,
                value,
                limit,
                unit,
                onsetAt,
                life);
    }
}
