package health.vigil.ingest;

import health.vigil.telemetry.DeviceEvent;
import java.time.Instant;

/**
 * An event and who reported it.
 *
 * @param device registry id
 */
public record ReportedEvent(String device, Instant receivedAt, DeviceEvent event) {}
