package health.vigil.ingest;

import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether the broker can reach us now. While it can't, the devices' silence is ours. */
@ApplicationScoped
class BrokerLink {
    private final HealthCenter health;

    BrokerLink(HealthCenter health) {
        this.health = health;
    }

    boolean up() {
        return health.getReadiness().getChannels().stream()
                .filter(channel -> channel.getChannel().equals(IngestLifecycle.DEVICES))
                .allMatch(channel -> channel.isOk());
    }
}
