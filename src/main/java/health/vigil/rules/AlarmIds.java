package health.vigil.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alarm ids follow from what the alarm is about, so that judging the same frames again names the same alarms. */
final class AlarmIds {
    private AlarmIds() {}

    static UUID of(Rule rule, String subject, @Nullable String container, Instant onset) {
        var name = String.join("|", rule.id(), subject, container == null ? "" : container, onset.toString());
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
