package health.vigil.leadership;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon a leader that is gone is noticed. */
@ConfigMapping(prefix = "vigil.leadership")
public interface LeadershipConfig {
    /** How often the leader shows the database that it is there, and a standby tries to lead. */
    @WithDefault("500ms")
    Duration look();

    /** PostgreSQL ends the session of a leader that showed nothing for this long (idle_session_timeout). */
    @WithDefault("3s")
    Duration patience();

    /** Silence on that session's connection after which PostgreSQL asks whether the other end is there; whole seconds. */
    @WithDefault("1s")
    Duration keepaliveIdle();

    /** … how often it asks then; whole seconds. */
    @WithDefault("1s")
    Duration keepaliveInterval();

    /** … and how often in vain, before it gives the connection up. */
    @WithDefault("2")
    int keepaliveCount();

    /** How long what PostgreSQL has sent may stay unacknowledged by the other end. */
    @WithDefault("3s")
    Duration userTimeout();
}
