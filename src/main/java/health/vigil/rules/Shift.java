package health.vigil.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A value leaves its own background upwards. The background is an exponentially weighted mean and variance of the values
 * before; values that have left it do not raise it. Nothing is said before a whole {@code memory} has been seen.
 *
 * @param sigmas how many standard deviations above the background
 * @param memory time constant of the background
 */
public record Shift(double sigmas, Duration memory) implements ValueCondition {
    public Shift {
        Window.check("shift", memory);
        if (!(sigmas > 0)) {
            throw new IllegalArgumentException("shift: the number of sigmas must be positive, not " + sigmas);
        }
    }

    @Override
    public Look look(Observation seen, @Nullable Memory remembered) {
        if (!(remembered instanceof Memory.Background background)) {
            return Look.unknown(Memory.Background.first(seen));
        }
        var deviation = background.deviation(seen.value());
        var learnt = seen.at().isAfter(background.since().plus(memory));
        if (!learnt) {
            return Look.unknown(background.learn(seen, memory));
        }
        return deviation > sigmas
                ? new Look(Finding.VIOLATED, seen.value(), background)
                : new Look(Finding.RETURNED, seen.value(), background.learn(seen, memory));
    }

    @Override
    public Duration reach() {
        return memory;
    }

    @Override
    public double threshold() {
        return sigmas;
    }
}
