package health.vigil.notify;

import health.vigil.notify.format.Formats;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The formats, with this service's address in them. */
class FormatsProducer {
    private FormatsProducer() {}

    @Produces
    @Singleton
    static Formats formats(@ConfigProperty(name = "vigil.public-url") String publicUrl) {
        return new Formats(publicUrl);
    }
}
