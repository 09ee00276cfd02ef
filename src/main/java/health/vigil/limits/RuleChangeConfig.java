package health.vigil.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of overrides and rule versions. */
@ConfigMapping(prefix = "vigil.rules")
interface RuleChangeConfig {
    /** The longest that an override may last; whoever needs it longer decides again. */
    @WithDefault("366d")
    Duration longestOverride();

    /** How often to look for changes that another instance of the service made. */
    @WithDefault("1s")
    Duration refresh();
}
