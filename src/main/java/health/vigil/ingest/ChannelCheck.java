package health.vigil.ingest;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive unless a channel to the broker has ended for good, which only a restart mends. */
@Liveness
@Singleton
class ChannelCheck implements HealthCheck {
    private final BrokerLink link;

    ChannelCheck(BrokerLink link) {
        this.link = link;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("channels").status(!link.ended()).build();
    }
}
