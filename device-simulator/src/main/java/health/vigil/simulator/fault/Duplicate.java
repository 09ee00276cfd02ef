package health.vigil.simulator.fault;

import java.time.Instant;

/** The device sends every message several times. */
record Duplicate(Span span, int copies) implements Fault {

    Duplicate {
        if (copies < 2 || copies > 100) {
            throw new IllegalArgumentException("copies must be 2 to 100, not " + copies);
        }
    }

    @Override
    public int copies(Instant t) {
        return span.covers(t) ? copies : 1;
    }
}
