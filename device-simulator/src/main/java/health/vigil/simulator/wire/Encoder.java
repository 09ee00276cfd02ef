package health.vigil.simulator.wire;

import health.vigil.simulator.registry.Device;
import health.vigil.simulator.signal.Sample;
import java.time.Clock;
import java.util.List;

/** A telemetry format. */
public sealed interface Encoder permits VigilJsonEncoder, SenMlEncoder, Hj212Encoder {

    /** The messages that carry these samples, in order; samples without any value make no message. */
    List<Payload> encode(List<Sample> samples);

    /** The encoder of a device, with its own counters. */
    static Encoder of(Device device, String password, Clock clock) {
        return switch (device.protocol()) {
            case VIGIL_JSON -> new VigilJsonEncoder();
            case SENML -> new SenMlEncoder(device.id());
            case HJ212 -> new Hj212Encoder(device.hj212().orElseThrow(), password, clock);
        };
    }
}
