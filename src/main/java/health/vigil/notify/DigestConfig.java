package health.vigil.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How recipients are told of retrospective excursions: drawn together, because nothing about them is urgent any more. */
@ConfigMapping(prefix = "vigil.notify.digest")
interface DigestConfig {
    /** A recipient's digest is written this long after the first excursion that it has not been told of. */
    @WithDefault("15m")
    Duration window();

    /** Most excursions in one digest; further ones go into the next. */
    @WithDefault("20")
    int most();

    /** How often it is looked for digests that are due. */
    @WithDefault("5s")
    Duration poll();
}
