package health.vigil.registry;

import health.vigil.telemetry.FieldCatalogue;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one catalogue of the service. */
class Catalogue {
    @Produces
    @Singleton
    FieldCatalogue catalogue() {
        return FieldCatalogueFile.load();
    }
}
