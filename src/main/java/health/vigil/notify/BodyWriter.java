package health.vigil.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes what notifications say. */
@ApplicationScoped
class BodyWriter {
    private final ObjectMapper json;
    private final String publicUrl;

    BodyWriter(ObjectMapper json, @ConfigProperty(name = "vigil.public-url") String publicUrl) {
        this.json = json;
        this.publicUrl = publicUrl;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notification can't be written as JSON", e);
        }
    }

    /** Where this service is reached: what links begin with. */
    String publicUrl() {
        return publicUrl;
    }
}
