package health.vigil.ingest;

import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Frame;
import health.vigil.telemetry.Problem;
import health.vigil.telemetry.Reading;
import java.time.Instant;
import java.util.List;

/**
 * A message as it will be stored.
 *
 * @param at        earliest measurement in it; receipt if it has none
 * @param deviceKey 0 for a device that is not registered
 * @param digest    first 128 bits of SHA-256 over device, channel and payload: what makes a redelivery recognisable
 * @param known     nothing new is in it; it is only counted
 */
record Item(
        Inbound inbound,
        Instant at,
        int deviceKey,
        byte[] digest,
        boolean quarantined,
        boolean known,
        List<Reading> readings,
        List<DeviceEvent> events,
        List<Problem> problems) {
    Frame frame() {
        return inbound.frame();
    }
}
