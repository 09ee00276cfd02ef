package health.vigil.notify;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Envelopes by CloudEvents 1.0, structured JSON. */
@ApplicationScoped
class CloudEvents {
    private final ObjectMapper json;
    private final String source;

    CloudEvents(ObjectMapper json, @ConfigProperty(name = "vigil.public-url") String source) {
        this.json = json;
        this.source = source;
    }

    private record Envelope(
            String specversion,
            UUID id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            @JsonRawValue String data) {}

    /**
     * @param subject the device's id; for a digest {@code excursions}
     * @param time    when it happened
     * @param data    JSON
     */
    String envelope(UUID id, String type, String subject, Instant time, String data) {
        return write(new Envelope("1.0", id, source, type, subject, time, "application/json", data));
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notification can't be written as JSON", e);
        }
    }

    /** Where this service is reached; also its links' beginning. */
    String source() {
        return source;
    }
}
