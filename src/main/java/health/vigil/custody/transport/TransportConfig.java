package health.vigil.custody.transport;

import health.vigil.custody.track.Tolerances;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How vehicles on the road are watched. */
@ConfigMapping(prefix = "vigil.transport")
interface TransportConfig {
    /** How often it is looked for vehicles whose time has come; after a report it is done at once. */
    @WithDefault("250ms")
    Duration every();

    /** Most vehicles judged in one transaction. */
    @WithDefault("50")
    int vehicles();

    /** How far around what is new a track is judged again; of what lasts longer only the end is. */
    @WithDefault("24h")
    Duration longestWindow();

    /** Metres within which a vehicle counts as standing. */
    @WithDefault("50")
    double stopRadius();

    /** How long a single position off the route must stand uncontradicted. */
    @WithDefault("60s")
    Duration confirm();

    /** A track has a gap where two positions are further apart in time. */
    @WithDefault("5m")
    Duration gap();

    /** Metres around the coordinates of a site that has no geofence of its own. */
    @WithDefault("200")
    double siteRadius();

    /** Longest part of a track that may be asked for at once. */
    @WithDefault("168h")
    Duration longestTrack();

    default Tolerances tolerances() {
        return new Tolerances(stopRadius(), confirm(), gap());
    }
}
