package health.vigil.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Turns frames into readings and events. */
public final class Decoders {
    /** Nothing this service stores can have been measured before. */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final FieldCatalogue catalogue;
    private final Limits limits;

    public Decoders(FieldCatalogue catalogue, Limits limits) {
        this.catalogue = catalogue;
        this.limits = limits;
    }

    /**
     * @param maxBytes        a larger payload is quarantined whole
     * @param futureTolerance a stamp further ahead of the receipt is flagged {@link Flag#FUTURE_TIME}
     * @param futureAbsurd    a stamp further ahead than this is a problem, its values are not used
     */
    public record Limits(int maxBytes, Duration futureTolerance, Duration futureAbsurd) {}

    /**
     * Decodes a frame of a registered device. Never throws for bad input: what cannot be used is a problem in the result.
     *
     * @param hjCodes this device's HJ 212 codes to field names; consulted before the standard's own table
     */
    public Decoded decode(Frame frame, Map<String, String> hjCodes) {
        throw new UnsupportedOperationException();
    }
}
