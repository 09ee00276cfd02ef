package health.vigil.registry;

import health.vigil.telemetry.Checks;
import health.vigil.telemetry.Invariant;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code checks} of a field as they are written in the catalogue; what is absent is not checked. */
record ChecksEntry(
        @Nullable Double sensorMin,
        @Nullable Double sensorMax,
        @Nullable Double step,
        @Nullable Double rate,
        @Nullable Duration flatAfter,
        @Nullable Duration zeroAfter,
        @Nullable Double neighbour,
        @Nullable List<InvariantEntry> invariants) {

    /** @param least absent: no lower bound; {@code most} likewise */
    record InvariantEntry(String other, @Nullable Double least, @Nullable Double most, double tolerance) {
        Invariant invariant() {
            return new Invariant(
                    other, or(least, Double.NEGATIVE_INFINITY), or(most, Double.POSITIVE_INFINITY), tolerance);
        }
    }

    Checks checks() {
        return new Checks(
                or(sensorMin, Checks.NONE.sensorMin()),
                or(sensorMax, Checks.NONE.sensorMax()),
                or(step, Checks.NONE.step()),
                or(rate, Checks.NONE.rate()),
                flatAfter,
                zeroAfter,
                or(neighbour, Checks.NONE.neighbour()),
                Optional.ofNullable(invariants).orElse(List.of()).stream()
                        .map(InvariantEntry::invariant)
                        .toList());
    }

    private static double or(@Nullable Double value, double absent) {
        return Objects.requireNonNullElse(value, absent);
    }
}
