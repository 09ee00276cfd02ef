package health.vigil.platform.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The broker and the database of this process: those named in the environment, or embedded ones. To be started before
 * Quarkus and closed after it.
 */
public final class EmbeddedParts implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedParts.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<String, String> properties = new HashMap<>();

    private EmbeddedParts() {}

    /**
     * Starts what the settings don't name.
     *
     * @throws CannotStart if something is in the way; nothing runs then
     */
    public static EmbeddedParts start(Settings settings) {
        var parts = new EmbeddedParts();
        try {
            parts.startAll(settings);
            return parts;
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Where the parts are and how to sign in to them, as configuration properties of the service. */
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    private void startAll(Settings settings) {
        var data = keep(DataFolder.take(settings.data())).path();
        if (settings.externalMqtt().isEmpty()) {
            settings.mqtt().requireFree();
        }
        var database = settings.externalDatabase()
                .orElseGet(() -> keep(EmbeddedDatabase.start(data, settings.binaries(), settings.database()))
                        .address());
        properties.putAll(database.properties());
        var mqtt = settings.externalMqtt()
                .orElseGet(() -> keep(EmbeddedBroker.start(data.resolve("broker"), settings.mqtt(), database))
                        .address());
        properties.putAll(mqtt.properties());
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    /** Stops what was started, the last first. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            var part = started.pop();
            try {
                part.close();
            } catch (Exception e) { // whatever it is, the others must be stopped too
                LOG.errorf(e, "%s did not stop in order", part.getClass().getSimpleName());
            }
        }
    }
}
