package health.vigil.coldchain.exposure;

import java.time.Instant;

/**
 * The part of a journey that a consignment spent in one equipment.
 *
 * @param position 1 for the first
 * @param to       exclusive
 */
public record Leg(int position, Equipment equipment, Instant from, Instant to) {
    public Leg {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("leg " + position + ": from " + from + " is not before to " + to);
        }
    }

    Span span() {
        return new Span(from, to);
    }
}
