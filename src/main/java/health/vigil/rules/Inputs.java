package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values that an expression needs at a moment. */
final class Inputs {
    private Inputs() {}

    /** Those of a device's own fields, for expressions without a memory; empty while one of them is not known. */
    static Optional<Map<String, Double>> of(Expression expression, DeviceView device, Instant at) {
        var values = new HashMap<String, Double>();
        for (var input : expression.inputs()) {
            var value = of(input, device, at);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(input.name(), value.get());
        }
        return Optional.of(values);
    }

    /** Empty for what is not known, and for aspects that need a window. */
    static Optional<Double> of(Input input, DeviceView device, Instant at) {
        return switch (input.aspect()) {
            case VALUE -> device.value(input.field(), at);
            case HELD -> device.value(input.field(), at).flatMap(value -> held(device.channel(input.field()), at));
            case CHANGE, MEAN -> Optional.empty();
        };
    }

    private static Optional<Double> held(ChannelState channel, Instant at) {
        return Optional.ofNullable(channel.heldSince())
                .map(since -> Duration.between(since, at).toMillis() / 1000.0);
    }
}
