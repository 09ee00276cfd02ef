package health.vigil.platform.embedded;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A broker and how the service signs in to it. */
public record MqttAddress(String host, int port, boolean tls, String username, String password) {
    private static final String SETTING = "VIGIL_MQTT_URL";
    private static final String EXAMPLE = "mqtts://user:password@host:8883";

    /** @param password the one to use if the text has none */
    static MqttAddress parse(String text, String password) {
        var tls = text.strip().startsWith("mqtts:");
        var schemes = new TreeSet<>(Set.of("mqtt", "mqtts"));
        var address = Address.parse(SETTING, text, schemes, EXAMPLE, tls ? 8883 : 1883);
        var host = address.uri().getHost().replaceAll("[\\[\\]]", "");
        return new MqttAddress(host, address.port(), tls, address.username(), address.passwordOr(password));
    }

    Map<String, String> properties() {
        return Map.of(
                "vigil.mqtt.host", host,
                "vigil.mqtt.port", Integer.toString(port),
                "vigil.mqtt.ssl", Boolean.toString(tls),
                "vigil.mqtt.username", username,
                "vigil.mqtt.password", password);
    }

    @Override
    public String toString() {
        return "%s://%s:%d".formatted(tls ? "mqtts" : "mqtt", host, port);
    }
}
