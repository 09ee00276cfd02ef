package health.vigil.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How notifications are drawn together. */
@ConfigMapping(prefix = "vigil.notify.digest")
interface DigestConfig {
    /** A digest of excursions is written this long after the first that its recipient has not been told of. */
    @WithDefault("15m")
    Duration window();

    /** Most excursions in one digest; further ones go into the next. */
    @WithDefault("20")
    int most();

    /** How often it is looked for digests that are due. */
    @WithDefault("1s")
    Duration poll();
}
