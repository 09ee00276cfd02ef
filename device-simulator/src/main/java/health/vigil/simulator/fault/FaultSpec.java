package health.vigil.simulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One line of a scenario file.
 *
 * @param device id of the device; or else {@code select}
 * @param after start, counted from the start of the scenario; negative: before it, inside the backlog
 * @param lasting how long; absent: for good
 */
public record FaultSpec(
        Optional<String> device,
        Optional<Selector> select,
        FaultKind fault,
        Optional<String> field,
        OptionalDouble value,
        Optional<String> after,
        @JsonProperty("for") Optional<String> lasting,
        Optional<String> ramp,
        @JsonProperty("per_hour") OptionalDouble perHour,
        Optional<String> every,
        OptionalInt copies,
        Optional<String> offset) {

    public FaultSpec {
        if (fault == null) {
            throw new IllegalArgumentException("'fault' is missing; use one of " + FaultKind.names());
        }
        if (device.isPresent() == select.isPresent()) {
            throw new IllegalArgumentException("a fault needs either 'device' or 'select'");
        }
    }

    String neededField() {
        return field.orElseThrow(() -> lacking("field"));
    }

    double neededValue() {
        return value.orElseThrow(() -> lacking("value"));
    }

    double neededPerHour() {
        return perHour.orElseThrow(() -> lacking("per_hour"));
    }

    Duration neededOffset() {
        return offset.map(Durations::parse).orElseThrow(() -> lacking("offset"));
    }

    Duration rampOr(Duration otherwise) {
        return ramp.map(Durations::parse).orElse(otherwise);
    }

    Duration everyOr(Duration otherwise) {
        return every.map(Durations::parse).orElse(otherwise);
    }

    private IllegalArgumentException lacking(String key) {
        return new IllegalArgumentException("the fault " + fault + " needs '" + key + "'");
    }
}
