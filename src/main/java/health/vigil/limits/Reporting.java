package health.vigil.limits;

import java.time.Duration;
import java.util.Set;

/**
 * How a device reports, as far as a condition depends on it.
 *
 * @param interval expected time between two messages
 * @param fields   what it is registered to measure; empty if the registry does not say
 */
record Reporting(Duration interval, Set<String> fields) {
    static final Reporting EVERY_MINUTE = new Reporting(Duration.ofMinutes(1), Set.of());

    Reporting {
        fields = Set.copyOf(fields);
    }
}
