package health.vigil.platform.mosquitto;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The embedded parts, with a Mosquitto in place of the embedded broker where one is installed. */
public class MosquittoResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable Mosquitto broker;

    @Override
    public Map<String, String> start() {
        var properties = new HashMap<>(new EmbeddedPartsResource().start());
        try {
            broker = Mosquitto.prepare().orElse(null);
            if (broker != null) {
                broker.start();
                properties.putAll(Map.of(
                        "vigil.mqtt.host", "localhost",
                        "vigil.mqtt.port", Integer.toString(broker.port()),
                        "vigil.mqtt.ssl", "true",
                        "vigil.mqtt.tls-configuration-name", "mqtt",
                        "quarkus.tls.mqtt.trust-store.pem.certs",
                                broker.secret("ca.crt").toString(),
                        "vigil.mqtt.username", "vigil-service",
                        "vigil.mqtt.password", Files.readString(broker.secret("mqtt.password")),
                        "vigil.mqtt.dynamic-security.enabled", "true",
                        "vigil.mqtt.dynamic-security.compare-every", "300ms",
                        "vigil.mqtt.dynamic-security.retry", "300ms"));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, field -> field.getType().getName().equals(Mosquitto.class.getName()));
    }

    @Override
    public void stop() {
        try {
            if (broker != null) {
                broker.stop();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
