package health.vigil.simulator.fault;

import java.time.Instant;

/** The device stays connected and sends nothing; what it would have measured is lost. */
record Silence(Span span) implements Fault {

    @Override
    public boolean measures(Instant t) {
        return !span.covers(t);
    }
}
