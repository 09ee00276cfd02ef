package health.vigil.simulator.fault;

import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Sample;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All faults of one device together: each works on what the ones before it left. */
public final class FaultScript {

    /** A device without faults. */
    public static final FaultScript NONE = new FaultScript(List.of());

    private final List<Fault> faults;

    public FaultScript(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    /** What the device reports for an instant, under the time that its clock shows. */
    public Sample sample(Instant at, Function<Instant, Sample> healthy) {
        var altered = healthy;
        for (var fault : faults) {
            var before = altered;
            altered = t -> fault.alter(before.apply(t), before);
        }
        var shown = at;
        for (var fault : faults) {
            shown = shown.plus(fault.clockError(at));
        }
        return altered.apply(at).rounded().at(shown);
    }

    public boolean measures(Instant t) {
        return faults.stream().allMatch(fault -> fault.measures(t));
    }

    public boolean connected(Instant t) {
        return faults.stream().allMatch(fault -> fault.connected(t));
    }

    public int copies(Instant t) {
        return faults.stream().mapToInt(fault -> fault.copies(t)).max().orElse(1);
    }

    /** The first damage that applies. */
    public Optional<Damage> damage(Instant t) {
        return faults.stream().flatMap(fault -> fault.damage(t).stream()).findFirst();
    }

    /** Of the events of the healthy device those that still happen. */
    public List<DeviceEvent> left(List<DeviceEvent> healthy) {
        return healthy.stream()
                .filter(event -> faults.stream().allMatch(fault -> fault.leaves(event)))
                .toList();
    }

    /** Scripted events from {@code from} (exclusive) to {@code to} (inclusive), in order. */
    public List<DeviceEvent> events(Instant from, Instant to) {
        return faults.stream()
                .flatMap(fault -> fault.events(from, to).stream())
                .sorted(Comparator.comparing(DeviceEvent::at))
                .toList();
    }
}
