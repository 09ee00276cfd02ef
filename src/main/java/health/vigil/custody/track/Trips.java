package health.vigil.custody.track;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Which trip a vehicle was on when: by its positions, else by its departures and arrivals. */
final class Trips {
    private final TreeMap<Instant, String> since = new TreeMap<>();

    /** @param events in order */
    Trips(List<VehicleEvent> events) {
        events.stream()
                .filter(event -> event.type().subject() == VehicleEvent.Subject.TRIP)
                .forEach(
                        event -> since.put(event.at(), event.type() == VehicleEvent.Type.DEPARTED ? event.trip() : ""));
    }

    /** Empty if none is known. */
    String at(Instant at, Fix fix) {
        if (!fix.trip().isEmpty()) {
            return fix.trip();
        }
        var last = since.floorEntry(at);
        return last == null ? "" : last.getValue();
    }
}
