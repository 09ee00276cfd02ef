package health.vigil.coldchain.exposure;

import java.time.Instant;

/**
 * A temperature that a person read and signed.
 *
 * @param by who signed
 */
public record ManualReading(Instant at, double celsius, String by) {
    boolean isSigned() {
        return !by.isBlank();
    }
}
