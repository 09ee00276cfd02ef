package health.vigil.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what is over its time is deleted; how long that is, administrators say in the rules. */
@ConfigMapping(prefix = "vigil.retention")
interface RetentionConfig {
    /** How often it is looked for. */
    @WithDefault("1h")
    Duration every();

    /** Most rows deleted in one transaction; a chunk of a hypertable goes as a whole. */
    @WithDefault("10000")
    int batch();
}
