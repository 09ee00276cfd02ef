package health.vigil.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The service with its broker, its database and its registered devices.
 *
 * @param broker its process, where it is not the service's
 */
record Deployment(
        String name,
        int rate,
        Workplace workplace,
        Service service,
        Optional<Child> broker,
        Postgres postgres,
        int mqttPort,
        Fleet fleet) {
    private static final int EMBEDDED_RATE = 5_000;
    private static final int EXTERNAL_RATE = 15_000;
    private static final int IN_FLIGHT = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** All in the service's JVM, PostgreSQL started by it: the one-command start. */
    static Deployment embedded(Workplace workplace) {
        Progress.say("starting the service with broker and database embedded");
        var data = workplace.folder().resolve("service-data");
        var mqttPort = Workplace.freePort();
        var databasePort = Workplace.freePort();
        var service = Service.start(
                workplace,
                Map.of(
                        "VIGIL_DATA", data.toString(),
                        "VIGIL_MQTT_PORT", Integer.toString(mqttPort),
                        "VIGIL_DATABASE_PORT", Integer.toString(databasePort)));
        return new Deployment(
                "all in one JVM",
                EMBEDDED_RATE,
                workplace,
                service,
                Optional.empty(),
                new Postgres(data, databasePort),
                mqttPort,
                registered(service, workplace.folder()));
    }

    /** Service, broker and database each by itself; the broker is Mosquitto where it is installed. */
    static Deployment external(Workplace workplace) {
        var mosquitto = Mosquitto.installed();
        var broker = mosquitto.isPresent() ? "Mosquitto" : "our broker";
        Progress.say("starting %s and PostgreSQL, then the service", broker);
        var parts = mosquitto.map(it -> Parts.startWith(it, workplace)).orElseGet(() -> Parts.start(workplace));
        var environment = new HashMap<>(parts.environment());
        environment.put("VIGIL_DATA", workplace.folder().resolve("service-data").toString());
        var service = Service.start(workplace, environment);
        return new Deployment(
                broker + " and PostgreSQL apart",
                EXTERNAL_RATE,
                workplace,
                service,
                Optional.of(parts.broker()),
                parts.postgres(),
                parts.mqttPort(),
                registered(service, workplace.folder()));
    }

    private static Fleet registered(Service service, Path folder) {
        Progress.say("registering %,d devices", Fleet.LOAD_DEVICES + Fleet.PROBES);
        return Fleet.register(service, folder);
    }

    Load load(int messagesPerSecond, Duration duration) {
        return Load.start(workplace, fleet.load(), mqttPort, messagesPerSecond, duration, IN_FLIGHT);
    }

    /** The compilers of the JVM and the caches of the database get to know the work; uncounted. */
    void warmUp() {
        Progress.say("warming up for %d s", WARM_UP.toSeconds());
        var before = Sample.of(this);
        var sent = load(rate / 2, WARM_UP).await();
        Wait.until(
                "the messages of the warm-up are stored",
                () -> Sample.of(this).readingsSince(before) >= sent.sent() * Load.VALUES);
    }
}
