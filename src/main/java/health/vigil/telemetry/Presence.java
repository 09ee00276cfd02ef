package health.vigil.telemetry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a device, or the broker on its behalf, says of its connection on the state topic. */
public enum Presence {
    ONLINE,
    /** A clean goodbye. */
    OFFLINE,
    /** The device's will: the connection broke. */
    LOST;

    /** The presence of that name on the wire, for instance {@code online}. */
    public static Optional<Presence> of(String text) {
        return Arrays.stream(values())
                .filter(p -> p.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
