package health.vigil.custody.units;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How medical waste is reconciled. */
@ConfigMapping(prefix = "vigil.units")
interface UnitsConfig {
    /** How often it is looked for what is due; what was just recorded is looked at at once. */
    @WithDefault("250ms")
    Duration every();

    /** Most subjects in one transaction. */
    @WithDefault("100")
    int batch();

    /** Sites, plants and departments are judged this long after a scan, so that a burst of scans is judged once. */
    @WithDefault("2s")
    Duration gather();

    /** How long the rest of a trip is waited for when its scans come from a device's buffer. */
    @WithDefault("30s")
    Duration settle();

    /** What could not be judged is tried again after this. */
    @WithDefault("1m")
    Duration retry();

    /** How long after the vehicle's arrival its containers may be scanned in before they are missing. */
    @WithDefault("2h")
    Duration unloading();

    /** How long after midnight, Beijing time, a day is judged, so that the last scans have come in. */
    @WithDefault("1h")
    Duration dayCloses();

    /** How far back what was reported late still changes alarms. */
    @WithDefault("840h")
    Duration lookback();
}
