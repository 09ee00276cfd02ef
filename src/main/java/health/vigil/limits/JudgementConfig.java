package health.vigil.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is news. */
@ConfigMapping(prefix = "vigil.judgement")
@FunctionalInterface
public interface JudgementConfig {
    /**
     * A reading that is older than this on arrival, and older than three intervals of its device, was buffered: it is
     * history and calls nobody.
     */
    @WithDefault("15m")
    Duration liveFor();
}
