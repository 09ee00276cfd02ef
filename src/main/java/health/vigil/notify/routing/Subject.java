package health.vigil.notify.routing;

import health.vigil.registry.DivisionCode;
import health.vigil.rules.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told of.
 *
 * @param family       as {@code registry.Family} is written, for instance {@code drinking_water}, or {@link #SERVICE}
 * @param field        absent where no single field is meant
 * @param rule         id of the rule
 * @param jurisdiction where the site lies
 */
public record Subject(
        String family,
        @Nullable String field,
        String rule,
        Priority priority,
        String device,
        String site,
        DivisionCode jurisdiction) {
    /** The supervision information system itself: its devices and deliveries. */
    public static final String SERVICE = "service";
}
