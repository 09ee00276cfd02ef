package health.vigil.simulator.fault;

import java.time.Instant;
import java.util.Optional;

/** The device sends messages that cannot be used as they are. */
record Malformed(Span span, Damage damage) implements Fault {

    @Override
    public Optional<Damage> damage(Instant t) {
        return span.covers(t) ? Optional.of(damage) : Optional.empty();
    }
}
