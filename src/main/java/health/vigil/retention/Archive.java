package health.vigil.retention;

import java.util.List;
import java.util.Map;

/** Which tables hold the records of each kind, on either kind of store. */
record Archive(Map<Kind, List<Expired>> tables) {
    private static final List<Held> OF_DEVICE = List.of(Held.BY_KEY);
    private static final List<Held> OF_EVENT = List.of(Held.BY_KEY, Held.BY_CONTAINER);
    /** Each has a dozen events. */
    private static final int ROWS_OF_CONTAINER = 12;

    static Archive plain(int batch) {
        return with(
                batch,
                Batches.of("frame", "at", OF_DEVICE, batch),
                new ReadingDays(),
                List.of(),
                Batches.of("device_event", "time", OF_EVENT, batch));
    }

    static Archive timescale(int batch) {
        return with(
                batch,
                new Chunks("frame", "at", OF_DEVICE),
                new Chunks("reading", "time", OF_DEVICE),
                List.of(new Chunks("reading_1m", "bucket", OF_DEVICE)),
                new Chunks("device_event", "time", OF_EVENT));
    }

    private static Archive with(int batch, Expired frames, Expired readings, List<Expired> minutes, Expired events) {
        return new Archive(Map.of(
                Kind.FRAME, List.of(frames),
                Kind.READING, List.of(readings),
                Kind.MINUTE, minutes,
                Kind.DEVICE_EVENT, List.of(events),
                Kind.CONTAINER, List.of(new Containers(Math.max(1, batch / ROWS_OF_CONTAINER))),
                Kind.VEHICLE_TRACK,
                        List.of(
                                Batches.ofVehicles("vehicle_position", batch),
                                Batches.ofVehicles("track_event", batch)),
                Kind.DELIVERY, List.of(new Deliveries(batch)),
                Kind.QUARANTINE, List.of(Batches.of("quarantine", "received_at", List.of(Held.BY_ID), batch))));
    }
}
