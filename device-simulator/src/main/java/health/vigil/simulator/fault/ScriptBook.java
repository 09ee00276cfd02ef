package health.vigil.simulator.fault;

import health.vigil.simulator.registry.Device;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.registry.Site;
import health.vigil.simulator.waste.ContainerNumber;
import health.vigil.simulator.waste.Mishap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario fitted to the devices of a registry and to the moment it starts. */
public final class ScriptBook {

    private static final int CONTAINERS_A_RUN = 16;

    private final Map<String, List<Fault>> faults = new HashMap<>();
    private final List<String> unmatched = new ArrayList<>();
    private final Registry registry;
    private final Instant start;
    private final double speed;
    private int containers;

    private ScriptBook(Registry registry, Instant start, double speed) {
        this.registry = registry;
        this.start = start;
        this.speed = speed;
    }

    /**
     * Fits a scenario.
     *
     * @param speed what lies after the start comes this many times sooner; what lies before it stays
     * @throws IllegalArgumentException if a fault names a device id that the registry does not have
     */
    public static ScriptBook of(Scenario scenario, Registry registry, Instant start, double speed) {
        var book = new ScriptBook(registry, start, speed);
        scenario.faults().forEach(book::add);
        return book;
    }

    public FaultScript scriptOf(Device device) {
        var own = faults.get(device.id());
        return own == null ? FaultScript.NONE : new FaultScript(own);
    }

    /** What goes wrong with the waste on its way, to which every device of the way is a witness. */
    public List<Mishap> mishaps() {
        return faults.values().stream()
                .flatMap(List::stream)
                .filter(CustodyMishap.class::isInstance)
                .map(fault -> ((CustodyMishap) fault).mishap())
                .toList();
    }

    /** Selectors of faults for which the registry has no device; those faults do not happen. */
    public List<String> unmatched() {
        return List.copyOf(unmatched);
    }

    private void add(FaultSpec spec) {
        var device = spec.device().isPresent()
                ? spec.device().flatMap(this::byId)
                : spec.select().orElseThrow().in(registry);
        if (device.isPresent()) {
            var id = device.get().id();
            faults.computeIfAbsent(id, key -> new ArrayList<>())
                    .add(spec.fault().build(spec, span(spec), device.get(), () -> container(device.get())));
        } else {
            unmatched.add(spec.fault() + " for " + spec.select().orElseThrow());
        }
    }

    private Optional<Device> byId(String id) {
        var device =
                registry.devices().stream().filter(each -> each.id().equals(id)).findFirst();
        if (device.isEmpty()) {
            throw new IllegalArgumentException(
                    "the scenario names device '" + id + "', which the registry does not have");
        }
        return device;
    }

    private Span span(FaultSpec spec) {
        var after = spec.after().map(Durations::parse).orElse(Duration.ZERO);
        var end = spec.lasting().map(Durations::parse).map(after::plus);
        return new Span(moment(after), end.map(this::moment).orElse(Instant.MAX));
    }

    private Instant moment(Duration fromStart) {
        return fromStart.isNegative() ? start.plus(fromStart) : start.plusMillis((long) (fromStart.toMillis() / speed));
    }

    /** A new number at each start, so that a container of an earlier run is not stored twice. */
    private String container(Device device) {
        var jurisdiction = registry.siteOf(device).map(Site::jurisdiction).orElse("000000");
        var run = start.getEpochSecond() / 60 * CONTAINERS_A_RUN + containers++ % CONTAINERS_A_RUN;
        return ContainerNumber.of(
                jurisdiction, ContainerNumber.SCRIPTED_FROM + Math.floorMod(run, (long) ContainerNumber.SCRIPTED_FROM));
    }
}
