package health.vigil.simulator.waste;

import health.vigil.simulator.model.DeviceModels;
import health.vigil.simulator.registry.Device;
import health.vigil.simulator.registry.ExampleRegistry;
import health.vigil.simulator.registry.Family;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Sample;
import health.vigil.simulator.signal.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What all devices of medical waste in a registry tell, as a ledger would gather it. */
final class World {

    static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final Registry registry;
    private final DeviceModels models;

    private World(Registry registry, List<Mishap> mishaps) {
        this.registry = registry;
        this.models = new DeviceModels(registry, new Seed(1), mishaps);
    }

    static World with(Mishap... mishaps) {
        return new World(ExampleRegistry.read(), List.of(mishaps));
    }

    static World of(Registry registry) {
        return new World(registry, List.of());
    }

    /** From three days before the start on. */
    List<DeviceEvent> told(Duration lasting) {
        return devices().stream()
                .flatMap(device -> {
                    var model = models.of(device);
                    var told = new ArrayList<>(model.history(START.minus(Duration.ofDays(3)), START));
                    told.addAll(model.events(START, START.plus(lasting)));
                    return told.stream();
                })
                .sorted(Comparator.comparing(DeviceEvent::at))
                .toList();
    }

    /** What is told of each container. */
    Map<String, List<DeviceEvent>> containers(Duration lasting) {
        return told(lasting).stream()
                .filter(event -> event.type().startsWith("container."))
                .collect(Collectors.groupingBy(event -> text(event, "container")));
    }

    List<DeviceEvent> toldBy(String device, Instant from, Instant to) {
        return models.of(ExampleRegistry.device(device)).events(from, to);
    }

    List<DeviceEvent> history(String device, Instant since, Instant start) {
        return models.of(ExampleRegistry.device(device)).history(since, start);
    }

    Sample sample(String device, Instant at) {
        return models.of(ExampleRegistry.device(device)).sample(at);
    }

    static String text(DeviceEvent event, String key) {
        return String.valueOf(event.details().get(key));
    }

    static double number(DeviceEvent event, String key) {
        return ((Number) event.details().get(key)).doubleValue();
    }

    static List<String> steps(List<DeviceEvent> events) {
        return events.stream()
                .map(event -> event.type().replace("container.", ""))
                .toList();
    }

    static Instant at(List<DeviceEvent> events, String step) {
        return only(events, step).at();
    }

    static DeviceEvent only(List<DeviceEvent> events, String step) {
        var found = events.stream()
                .filter(event -> event.type().equals("container." + step))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " events " + step + " in " + steps(events));
        }
        return found.get(0);
    }

    private List<Device> devices() {
        return registry.devices().stream()
                .filter(device -> device.family() == Family.MEDICAL_WASTE)
                .toList();
    }
}
