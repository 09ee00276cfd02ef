package health.vigil.custody.manifest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How manifests are watched. */
@ConfigMapping(prefix = "vigil.manifest")
interface ManifestConfig {
    /** How often it is looked for deadlines that have passed, besides at once after a change. */
    @WithDefault("250ms")
    Duration every();

    /** Most manifests, and most trips, judged in one transaction. */
    @WithDefault("200")
    int batch();
}
