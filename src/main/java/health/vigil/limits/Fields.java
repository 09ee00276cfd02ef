package health.vigil.limits;

import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.web.Nearest;

/** Finds fields that limits name. */
record Fields(FieldCatalogue catalogue) {
    /** @throws IllegalArgumentException saying that there is none, and what is near */
    Field named(String name) {
        return catalogue
                .named(name)
                .orElseThrow(() -> new IllegalArgumentException("the catalogue has no " + name
                        + Nearest.hint(
                                name, catalogue.all().stream().map(Field::name).toList())));
    }

    /** @param key that names it, for messages */
    Field named(String name, String key) {
        try {
            return named(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }
}
