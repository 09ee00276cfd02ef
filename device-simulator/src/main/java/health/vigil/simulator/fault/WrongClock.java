package health.vigil.simulator.fault;

import java.time.Duration;
import java.time.Instant;

/** @param offset how far the device's clock is ahead; negative: behind */
record WrongClock(Span span, Duration offset) implements Fault {

    @Override
    public Duration clockError(Instant t) {
        return span.covers(t) ? offset : Duration.ZERO;
    }
}
