package health.vigil.custody;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How containers are looked at again. */
@ConfigMapping(prefix = "vigil.custody")
interface CustodyConfig {
    /** How often it is looked for containers of which something has become due; new events are looked at at once. */
    @WithDefault("250ms")
    Duration every();

    /** How long the rest of a story is waited for when a device reports from its buffer. */
    @WithDefault("30s")
    Duration settle();

    /** Most containers looked at in one transaction. */
    @WithDefault("500")
    int batch();

    /** A container that could not be looked at is tried again after this. */
    @WithDefault("1m")
    Duration retry();

    /** A statement that takes longer is ended and tried again. */
    @WithDefault("30s")
    Duration statementTimeout();
}
