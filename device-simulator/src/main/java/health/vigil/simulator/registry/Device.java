package health.vigil.simulator.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A monitoring device as the registry file describes it. */
public record Device(
        String id,
        String site,
        Family family,
        @JsonProperty("sampling_point") String samplingPoint,
        @JsonProperty("facility_class") Optional<String> facilityClass,
        Optional<String> disinfectant,
        @JsonProperty("interval_s") int intervalSeconds,
        @Nullable Protocol protocol,
        @JsonProperty("mqtt") int mqttVersion,
        Optional<Hj212Identity> hj212,
        List<String> fields) {

    public Device {
        if (!id.matches("[a-z0-9][a-z0-9-]{1,62}")) {
            throw new IllegalArgumentException("device id '" + id + "' must match [a-z0-9][a-z0-9-]{1,62}");
        }
        protocol = protocol == null ? Protocol.VIGIL_JSON : protocol;
        intervalSeconds = intervalSeconds == 0 ? 60 : intervalSeconds;
        mqttVersion = mqttVersion == 0 ? 5 : mqttVersion;
        fields = fields == null ? List.of() : List.copyOf(fields);
        if (intervalSeconds < 0) {
            throw new IllegalArgumentException("device " + id + ": interval_s must be positive");
        }
        if (mqttVersion != 3 && mqttVersion != 5) {
            throw new IllegalArgumentException("device " + id + ": mqtt must be 3 or 5, not " + mqttVersion);
        }
        if (protocol == Protocol.HJ212 && hj212.isEmpty()) {
            throw new IllegalArgumentException("device " + id + " speaks hj212 but has no 'hj212: {mn, codes}'");
        }
    }

    /** The expected reporting interval. */
    public Duration interval() {
        return Duration.ofSeconds(intervalSeconds);
    }
}
