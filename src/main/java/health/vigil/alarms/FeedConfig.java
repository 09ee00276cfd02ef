package health.vigil.alarms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The live feed of alarms. */
@ConfigMapping(prefix = "vigil.feed")
interface FeedConfig {
    /** A comment is sent this often, so that proxies keep the connection and dead clients are found. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How soon what another instance of the service committed is seen; one's own commits are seen at once. */
    @WithDefault("1s")
    Duration poll();

    /** Most entries read at once for one client. */
    @WithDefault("100")
    int page();
}
