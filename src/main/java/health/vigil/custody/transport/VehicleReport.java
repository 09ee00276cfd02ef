package health.vigil.custody.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.custody.track.Fix;
import health.vigil.custody.track.LatLon;
import health.vigil.custody.track.VehicleEvent;
import health.vigil.ingest.ReportedEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event of a vehicle says, as far as its track is concerned. */
sealed interface VehicleReport {
    JsonMapper JSON = new JsonMapper();
    int LONGEST_TRIP = 128;
    double FASTEST_KMH = 1000;

    String device();

    Instant receivedAt();

    /** @param speedKmh absent where it is not told or can't be */
    record Position(String device, Instant receivedAt, Fix fix, @Nullable Double speedKmh) implements VehicleReport {}

    record Happening(String device, Instant receivedAt, VehicleEvent event) implements VehicleReport {}

    /** @param reason for people: what is missing or wrong */
    record Unusable(String device, Instant receivedAt, String reason) implements VehicleReport {}

    /** Empty where it concerns the track in no way. */
    static Optional<VehicleReport> of(ReportedEvent reported) {
        return switch (reported.event().type()) {
            case VEHICLE_POSITION -> Optional.of(position(reported));
            case VEHICLE_DEPARTED -> Optional.of(happening(reported, VehicleEvent.Type.DEPARTED));
            case VEHICLE_ARRIVED -> Optional.of(happening(reported, VehicleEvent.Type.ARRIVED));
            case DOOR_OPENED -> Optional.of(happening(reported, VehicleEvent.Type.DOOR_OPENED));
            case DOOR_CLOSED -> Optional.of(happening(reported, VehicleEvent.Type.DOOR_CLOSED));
            default -> Optional.empty();
        };
    }

    private static VehicleReport position(ReportedEvent reported) {
        var body = body(reported);
        try {
            var place = Datum.of(body.get("crs")).wgs84(place(body));
            var speed = body.path("speed_kmh");
            return new Position(
                    reported.device(),
                    reported.receivedAt(),
                    new Fix(reported.event().at(), place, trip(body)),
                    speed.isNumber() && speed.asDouble() >= 0 && speed.asDouble() <= FASTEST_KMH
                            ? speed.asDouble()
                            : null);
        } catch (IllegalArgumentException e) {
            return new Unusable(
                    reported.device(),
                    reported.receivedAt(),
                    "vehicle.position at " + reported.event().at() + ": " + e.getMessage());
        }
    }

    private static LatLon place(JsonNode body) {
        var lat = body.path("lat");
        var lon = body.path("lon");
        if (!lat.isNumber() || !lon.isNumber()) {
            throw new IllegalArgumentException("it needs lat and lon, numbers in degrees");
        }
        if (lat.asDouble() == 0 && lon.asDouble() == 0) {
            throw new IllegalArgumentException("lat and lon are 0, what a terminal without satellites sends");
        }
        return new LatLon(lat.asDouble(), lon.asDouble());
    }

    private static VehicleReport happening(ReportedEvent reported, VehicleEvent.Type type) {
        var trip = type.subject() == VehicleEvent.Subject.TRIP ? trip(body(reported)) : "";
        return new Happening(
                reported.device(),
                reported.receivedAt(),
                new VehicleEvent(reported.event().at(), type, trip));
    }

    private static String trip(JsonNode body) {
        var trip = body.path("trip").asText("").strip();
        return trip.length() > LONGEST_TRIP ? trip.substring(0, LONGEST_TRIP) : trip;
    }

    private static JsonNode body(ReportedEvent reported) {
        try {
            return JSON.readTree(reported.event().body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that was decoded is no JSON", e);
        }
    }
}
