package health.vigil.ingest;

import health.vigil.registry.Device;
import health.vigil.rules.Consequences;
import health.vigil.rules.Evaluator;
import health.vigil.telemetry.Channel;
import health.vigil.telemetry.Decoded;
import health.vigil.telemetry.Decoders;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Frame;
import health.vigil.telemetry.Presence;
import health.vigil.telemetry.Problem;
import health.vigil.telemetry.Reading;
import health.vigil.telemetry.Reason;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of one message: it is decoded, judged against its device's rules, and turned into what is stored. */
final class Assessment {
    private static final int UNREGISTERED = 0;

    private final Decoders decoders;
    private final Evaluator evaluator;

    Assessment(Decoders decoders, Evaluator evaluator) {
        this.decoders = decoders;
        this.evaluator = evaluator;
    }

    Item assess(Inbound inbound, Bindings bindings, Consequences out) {
        var frame = inbound.frame();
        return bindings.registry()
                .device(frame.device())
                .map(device -> registered(inbound, device, out))
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

    private Item registered(Inbound inbound, Device device, Consequences out) {
        var frame = inbound.frame();
        var decoded = decoders.decode(frame, device.hjCodes());
        var id = device.id();
        var known = isKnown(inbound, decoded, evaluator.presence(id));
        decoded.connection().ifPresent(presence -> evaluator.connection(id, presence, out));
        if (frame.channel() != Channel.STATE
                && !frame.redelivered()) { // the broker's repetition is not the device's voice
            evaluator.heard(id, frame.receivedAt(), out);
        }
        var readings = evaluator.judge(id, decoded.readings(), frame.receivedAt(), out);
        decoded.events().forEach(event -> evaluator.judge(id, event, frame.receivedAt(), out));
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
    private static boolean isKnown(Inbound inbound, Decoded decoded, @Nullable Presence before) {
        return inbound.retained()
                && decoded.connection().map(now -> now == before).orElse(false);
    }

    private static Instant earliest(Decoded decoded, Frame frame) {
        return Stream.concat(
                        decoded.readings().stream().map(Reading::at),
                        decoded.events().stream().map(DeviceEvent::at))
                .min(Instant::compareTo)
                .orElse(frame.receivedAt());
    }
}
