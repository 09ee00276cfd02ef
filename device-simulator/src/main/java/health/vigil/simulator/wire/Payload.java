package health.vigil.simulator.wire;

import java.nio.charset.StandardCharsets;

/**
 * The body of one MQTT message.
 *
 * @param contentType told to the broker where the connection speaks MQTT 5
 */
public record Payload(byte[] bytes, String contentType) {

    public static final String JSON = "application/json";
    public static final String SENML = "application/senml+json";
    public static final String TEXT = "text/plain";

    static Payload of(String text, String contentType) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8), contentType);
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
