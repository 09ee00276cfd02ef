package health.vigil.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rate, integrated over the last days, rolling: µSv/h become µSv. Only time between two values without a gap counts.
 *
 * @param most highest integral that is allowed, in the rate's unit times hours
 */
public record Dose(double most, Duration within) implements ValueCondition {
    public Dose {
        Window.check("dose", within);
        if (!(most > 0)) {
            throw new IllegalArgumentException("dose: the limit must be positive, not " + most);
        }
    }

    @Override
    public Look look(Observation seen, @Nullable Memory memory) {
        var window = Window.of(memory, within).integrate(seen);
        var dose = window.sum();
        return new Look(dose > most ? Finding.VIOLATED : Finding.RETURNED, dose, window);
    }

    @Override
    public Duration reach() {
        return within;
    }

    @Override
    public double threshold() {
        return most;
    }
}
