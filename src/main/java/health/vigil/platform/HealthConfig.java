package health.vigil.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the health checks. */
@ConfigMapping(prefix = "vigil.health")
interface HealthConfig {
    /** How long the database may take to answer before the service counts as not ready. */
    @WithDefault("2s")
    Duration databaseTimeout();
}
