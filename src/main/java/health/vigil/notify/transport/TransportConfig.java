package health.vigil.notify.transport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How recipients are reached. */
@ConfigMapping(prefix = "vigil.notify")
public interface TransportConfig {
    /** Most deliveries under way at once. */
    @WithDefault("256")
    int concurrency();

    /** Longest time to find a recipient's address and to connect. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** Longest time for a whole delivery, from looking the address up to the end of the answer. */
    @WithDefault("10s")
    Duration requestTimeout();

    /**
     * Networks (CIDR) whose addresses may be private or of this host, and to which plain http may go. Everything else
     * must be a public address and https.
     */
    Optional<List<String>> allowedNetworks();

    /** PEM file with certificate authorities that are trusted beside those of Java. */
    Optional<Path> trustedAuthorities();
}
