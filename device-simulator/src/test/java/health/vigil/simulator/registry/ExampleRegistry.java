package health.vigil.simulator.registry;

import java.nio.file.Path;

/** The registry of the examples, which the README uses too. */
public final class ExampleRegistry {

    public static final Path FILE = Path.of("examples", "registry.yaml");
    public static final Path CREDENTIALS = Path.of("examples", "devices.csv");

    private static final Registry REGISTRY = Registry.read(FILE);

    private ExampleRegistry() {}

    public static Registry read() {
        return REGISTRY;
    }

    public static Device device(String id) {
        return read().devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
