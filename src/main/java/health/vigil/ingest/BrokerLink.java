package health.vigil.ingest;

import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the connector knows of our connections to the broker. */
@ApplicationScoped
class BrokerLink {
    private final HealthCenter health;
    private volatile boolean listened;

    BrokerLink(HealthCenter health) {
        this.health = health;
    }

    /** Whether the broker can reach us now. While it can't, the devices' silence is ours. */
    boolean up() {
        var up = connections().stream()
                .filter(channel -> channel.getChannel().equals(IngestLifecycle.DEVICES))
                .allMatch(ChannelInfo::isOk);
        listened |= up;
        return up;
    }

    /** Both of them, each with whether it is connected. */
    List<ChannelInfo> connections() {
        return health.getReadiness().getChannels();
    }

    /** Whether a channel that worked has ended for good. */
    boolean ended() {
        return listened && !health.getLiveness().isOk();
    }
}
