package health.vigil.telemetry;

import java.util.Locale;

/** How far a value can be trusted; ordered from best to worst. */
public enum Quality {
    GOOD,
    UNCERTAIN,
    BAD;

    /** As shown, for instance {@code uncertain}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
