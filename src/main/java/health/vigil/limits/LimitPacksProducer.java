package health.vigil.limits;

import health.vigil.registry.Registry;
import health.vigil.registry.RegistrySnapshot;
import health.vigil.telemetry.FieldCatalogue;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Loads the packs at start: a service with a wrong limit must not come up. */
class LimitPacksProducer {
    @Startup
    @Produces
    @Singleton
    LimitPacks limitPacks(FieldCatalogue catalogue) {
        return LimitPacks.shipped(catalogue);
    }

    /** The registry as of the moment that it is asked. */
    @Produces
    @Singleton
    Supplier<RegistrySnapshot> devices(Registry registry) {
        return registry::snapshot;
    }
}
