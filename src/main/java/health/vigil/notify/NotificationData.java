package health.vigil.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.alarms.AlarmEvent;
import health.vigil.alarms.AlarmState;
import health.vigil.alarms.AlarmView;
import health.vigil.alarms.HistoryEntry.Kind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a notification says: the {@code data} of its CloudEvent.
 *
 * @param sequence rises within the alarm; remarks take numbers too, so there may be gaps
 * @param what     what happened, as in the alarm's history
 * @param step     id of the step that it was escalated to
 */
@JsonInclude
record NotificationData(
        int sequence,
        Kind what,
        @Nullable String step,
        Alarm alarm,
        AlarmView.DeviceRef device,
        AlarmView.SiteRef site,
        AlarmView.JurisdictionRef jurisdiction,
        AlarmView.RuleRef rule,
        Reading reading,
        @Nullable String container,
        Links links) {

    static NotificationData of(AlarmEvent event, String publicUrl) {
        var alarm = event.alarm();
        return new NotificationData(
                event.entry().sequence(),
                event.entry().kind(),
                event.entry().kind() == Kind.ESCALATED ? event.entry().reason() : null,
                Alarm.of(event),
                alarm.device(),
                alarm.site(),
                alarm.jurisdiction(),
                alarm.rule(),
                Reading.of(event),
                alarm.container(),
                Links.of(alarm.id(), publicUrl));
    }

    /** @param message a sentence for people, in Chinese */
    @JsonInclude
    record Alarm(
            UUID id,
            AlarmState state,
            String priority,
            Instant onsetAt,
            Instant raisedAt,
            @Nullable Instant clearedAt,
            @Nullable String clearReason,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            boolean latched,
            @Nullable Instant resetAt,
            @Nullable String resetBy,
            AlarmView.@Nullable Because unknown,
            AlarmView.@Nullable Because suppressed,
            AlarmView.@Nullable Shelf shelved,
            AlarmView.@Nullable OutOfService outOfService,
            AlarmView.@Nullable UnderSilence silenced,
            @Nullable String assignee,
            boolean chattering,
            boolean fleeting,
            boolean ofSite,
            List<String> members,
            String message,
            String messageEn) {

        private static Alarm of(AlarmEvent event) {
            var alarm = event.alarm();
            return new Alarm(
                    alarm.id(),
                    alarm.state(),
                    alarm.priority(),
                    alarm.onsetAt(),
                    alarm.raisedAt(),
                    alarm.clearedAt(),
                    alarm.clearReason(),
                    alarm.acknowledgedAt(),
                    alarm.acknowledgedBy(),
                    alarm.latched(),
                    alarm.resetAt(),
                    alarm.resetBy(),
                    alarm.unknown(),
                    alarm.suppressed(),
                    alarm.shelved(),
                    alarm.outOfService(),
                    alarm.silenced(),
                    alarm.assignee(),
                    alarm.chattering(),
                    alarm.fleeting(),
                    alarm.ofSite(),
                    alarm.members(),
                    Wording.chinese(event),
                    Wording.english(event));
        }
    }

    /** The value that decided: the one that cleared it in a clear, else the one that raised it. */
    @JsonInclude
    record Reading(@Nullable String field, @Nullable Double value, @Nullable Double limit, String unit, Instant at) {
        private static Reading of(AlarmEvent event) {
            var alarm = event.alarm();
            return event.entry().kind() == Kind.CLEARED
                    ? new Reading(
                            alarm.field(),
                            event.entry().value(),
                            alarm.limit(),
                            alarm.unit(),
                            event.entry().at())
                    : new Reading(alarm.field(), alarm.value(), alarm.limit(), alarm.unit(), alarm.raisedAt());
        }
    }

    record Links(URI alarm, URI console) {
        private static Links of(UUID alarm, String publicUrl) {
            return new Links(
                    URI.create(publicUrl + "/api/v1/alarms/" + alarm), URI.create(publicUrl + "/alarms/" + alarm));
        }
    }
}
