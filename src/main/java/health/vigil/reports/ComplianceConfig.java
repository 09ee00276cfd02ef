package health.vigil.reports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the figures on compliance are kept up to date. */
@ConfigMapping(prefix = "vigil.compliance")
public interface ComplianceConfig {
    /** How often days are looked for that have to be reckoned. */
    @WithDefault("1m")
    Duration every();

    /** Most devices whose day is reckoned in one pass over the readings. */
    @WithDefault("500")
    int devicesPerPass();

    /** Days further back than this are not noted when the service first runs on an older store. */
    @WithDefault("366")
    int firstDays();
}
