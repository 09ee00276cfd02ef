package health.vigil.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Turns frames into readings and events. */
public final class Decoders {
    /** Older times cannot be meant: clocks that lost their battery start at 1970, 1980 or 2000 and run on from there. */
    static final Instant EARLIEST = Instant.parse("2001-01-01T00:00:00Z");

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
        if (frame.payload().length > limits.maxBytes()) {
            return Decoded.unusable(
                    Reason.TOO_LARGE,
                    "the payload is " + frame.payload().length + " bytes long; at most " + limits.maxBytes()
                            + " are taken, send several messages");
        }
        var payload = Payload.of(frame.payload());
        var findings = new Findings(catalogue, limits, frame.receivedAt());
        switch (frame.channel()) {
            case TELEMETRY ->
                Format.of(payload, frame.contentType(), hjCodes, findings)
                        .ifPresent(format -> format.read(payload, findings));
            case EVENT -> EventJson.read(payload, findings);
            case STATE -> StateJson.read(payload, findings);
        }
        return findings.decoded();
    }
}
