package health.vigil.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What may be silenced. */
@ConfigMapping(prefix = "vigil.silences")
interface SilenceConfig {
    /** Longest time from its beginning to its end. */
    @WithDefault("P30D")
    Duration longest();
}
