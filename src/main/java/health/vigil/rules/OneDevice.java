package health.vigil.rules;

import health.vigil.rules.AlarmChange.Suppression;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one device as the inputs of expressions. */
record OneDevice(DeviceView device) implements Scene {
    @Override
    public Optional<Double> value(Input input, Instant at) {
        return Inputs.of(input, device, at);
    }

    @Override
    public Optional<Reading> newest(Input input) {
        return Optional.ofNullable(device.channel(input.field()).judged());
    }

    @Override
    public Duration interval(Input input) {
        return device.rules().timing().interval();
    }

    @Override
    public @Nullable Suppression suppression(Rule rule, Instant at) {
        return device.suppression(rule, at);
    }
}
