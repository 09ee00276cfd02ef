package health.vigil.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the registry. */
@ConfigMapping(prefix = "vigil.registry")
interface RegistryConfig {
    /** How often to look for changes that another instance of the service made. */
    @WithDefault("1s")
    Duration refresh();

    /** How long to wait for the database at start before giving up. */
    @WithDefault("30s")
    Duration startTimeout();
}
