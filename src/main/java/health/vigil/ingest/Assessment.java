package health.vigil.ingest;

import health.vigil.registry.Device;
import health.vigil.telemetry.Channel;
import health.vigil.telemetry.Decoded;
import health.vigil.telemetry.Decoders;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Frame;
import health.vigil.telemetry.Problem;
import health.vigil.telemetry.Reading;
import health.vigil.telemetry.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of one message: it is decoded, judged against its device's rules, and turned into what is stored. */
final class Assessment {
    private static final int UNREGISTERED = 0;

    private final Decoders decoders;
    private final Memory memory;

    Assessment(Decoders decoders, Memory memory) {
        this.decoders = decoders;
        this.memory = memory;
    }

    Item assess(Inbound inbound, Bindings bindings, Memory.Touched touched) {
        var frame = inbound.frame();
        return bindings.registry()
                .device(frame.device())
                .map(device -> registered(inbound, device, bindings, touched))
                .orElseGet(() -> unregistered(inbound));
    }

    private static Item unregistered(Inbound inbound) {
        var frame = inbound.frame();
        var problem = new Problem(
                Reason.UNKNOWN_DEVICE,
                "device " + frame.device() + " is not registered; register it, or correct the topic it publishes on");
        return new Item(
                inbound,
                frame.receivedAt(),
                UNREGISTERED,
                Digests.of(frame),
                true,
                false,
                List.of(),
                List.of(),
                List.of(problem));
    }

    private Item registered(Inbound inbound, Device device, Bindings bindings, Memory.Touched touched) {
        var frame = inbound.frame();
        var decoded = decoders.decode(frame, device.hjCodes());
        var state = memory.of(device);
        var known = isKnown(inbound, decoded, state);
        decoded.connection().ifPresent(state::connection);
        if (frame.channel() != Channel.STATE) {
            state.heard(frame.receivedAt(), touched::change);
        }
        var rules = bindings.rules().of(device.id());
        var readings = new ArrayList<Reading>(decoded.readings().size());
        for (var reading : decoded.readings()) {
            readings.add(state.take(reading, rules, touched::change));
        }
        for (var event : decoded.events()) {
            if (event.type().ofContainer() && event.containerId().isPresent()) {
                touched.container(memory.container(device.id(), event, touched::change));
            }
        }
        touched.device(state);
        return new Item(
                inbound,
                earliest(decoded, frame),
                device.key(),
                Digests.of(frame),
                !decoded.usable(),
                known,
                readings,
                decoded.events(),
                decoded.problems());
    }

    /** A retained state that says what we know already is the broker's habit at each subscription, not news. */
    private static boolean isKnown(Inbound inbound, Decoded decoded, DeviceMemory state) {
        return inbound.retained()
                && decoded.connection().map(now -> now == state.presence()).orElse(false);
    }

    private static Instant earliest(Decoded decoded, Frame frame) {
        return Stream.concat(
                        decoded.readings().stream().map(Reading::at),
                        decoded.events().stream().map(DeviceEvent::at))
                .min(Instant::compareTo)
                .orElse(frame.receivedAt());
    }
}
