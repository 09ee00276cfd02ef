package health.vigil.limits;

import health.vigil.registry.Device;
import java.util.Set;

/** What devices are registered to measure. */
final class RegisteredFields {
    private RegisteredFields() {}

    /** Empty where the registry does not say, which is of every device so far. */
    static Set<String> of(Device device) {
        return Set.of();
    }
}
