package health.vigil.simulator.fault;

import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Somebody forgets to shut the door: the room comes in faster than the compressor can cool. */
record DoorLeftOpen(Span span) implements Fault {

    /** How far towards the room's temperature a running compressor lets it come. */
    private static final double REACH = 0.7;

    private static final Duration WARMING = Duration.ofMinutes(45);
    private static final Duration RECOVERY = Duration.ofMinutes(25);
    private static final double ALL_THE_TIME = 3600;

    @Override
    public Sample alter(Sample sample, Function<Instant, Sample> without) {
        var pull = span.pull(sample.at(), WARMING, RECOVERY);
        var warmer = sample.changing("temp", temp -> Room.towards(sample, temp, REACH * pull));
        return span.covers(sample.at())
                ? warmer.changing("door_open", shut -> 1).changing("compressor_runtime", usual -> ALL_THE_TIME)
                : warmer;
    }

    @Override
    public boolean leaves(DeviceEvent event) {
        return !event.type().startsWith("door.") || !span.covers(event.at());
    }

    @Override
    public List<DeviceEvent> events(Instant from, Instant to) {
        return span.edges("door.opened", "door.closed", from, to);
    }
}
