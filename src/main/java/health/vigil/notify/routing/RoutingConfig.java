package health.vigil.notify.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of routing. */
@ConfigMapping(prefix = "vigil.routing")
interface RoutingConfig {
    /** How often to look for sets, calendars and divisions that another instance of the service changed. */
    @WithDefault("1s")
    Duration refresh();
}
