package health.vigil.platform.mosquitto;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what the broker is told about devices. */
@ConfigMapping(prefix = "vigil.mqtt.dynamic-security")
interface DynamicSecurityConfig {
    /** Whether the broker is a Mosquitto with the plugin, and its devices are ours to keep. */
    @WithDefault("false")
    boolean enabled();

    /** How long the broker may take to answer one message. */
    @WithDefault("30s")
    Duration timeout();

    /** How often the broker's devices are compared with ours. */
    @WithDefault("5m")
    Duration compareEvery();

    /** How soon it is tried again after it failed. */
    @WithDefault("10s")
    Duration retry();

    /** Devices in one message: the plugin writes its whole file for each, and serves nobody else meanwhile. */
    @WithDefault("20")
    int devicesAtOnce();

    /** Clients in one answer of the broker. */
    @WithDefault("500")
    int page();
}
