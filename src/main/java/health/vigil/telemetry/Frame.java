package health.vigil.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as a device sent it, kept to the byte.
 *
 * @param device      the device named in the topic; it need not be registered
 * @param contentType MQTT 5 content type, absent with MQTT 3.1.1
 * @param receivedAt  when this service took it from the broker
 * @param redelivered the source may have sent it before: a redelivery, or a retained message
 */
public record Frame(
        String device,
        Channel channel,
        byte[] payload,
        @Nullable String contentType,
        Instant receivedAt,
        boolean redelivered) {}
