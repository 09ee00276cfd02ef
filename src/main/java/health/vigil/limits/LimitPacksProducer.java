package health.vigil.limits;

import health.vigil.telemetry.FieldCatalogue;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Loads the packs at start: a service with a wrong limit must not come up. */
class LimitPacksProducer {
    @Startup
    @Produces
    @Singleton
    LimitPacks limitPacks(FieldCatalogue catalogue) {
        return LimitPacks.shipped(catalogue);
    }
}
