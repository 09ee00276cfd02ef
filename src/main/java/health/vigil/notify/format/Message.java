package health.vigil.notify.format;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is to be told.
 *
 * @param id      of the notification, the same on every repeat
 * @param type    as in CloudEvents, for instance {@code health.vigil.alarm.raised}
 * @param subject the device's id; for a digest what it lists
 * @param time    when it happened
 * @param sent    when it was first due to be sent; stable over repeats
 * @param data    JSON: of an alarm's event, of a digest or of a test
 * @param earlier what this recipient was sent of the same alarm before, oldest first
 */
public record Message(
        UUID id, String type, String subject, Instant time, Instant sent, String data, List<Reference> earlier) {
    public Message {
        earlier = List.copyOf(earlier);
    }

    /** An earlier message by its {@code id} and {@code sent}. */
    public record Reference(UUID id, Instant sent) {}
}
