package health.vigil.ingest;

import health.vigil.leadership.Leadership;
import health.vigil.leadership.Standing;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while the broker is connected; a standby is not meant to be. */
@Readiness
@Singleton
class BrokerCheck implements HealthCheck {
    private final BrokerLink link;
    private final Leadership leadership;

    BrokerCheck(BrokerLink link, Leadership leadership) {
        this.link = link;
        this.leadership = leadership;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("broker");
        if (leadership.standing() == Standing.STANDBY) {
            return check.up().withData("connected", "the leader is").build();
        }
        var up = true;
        for (var channel : link.connections()) {
            up &= channel.isOk();
            check.withData(channel.getChannel(), channel.isOk() ? "connected" : "away");
        }
        return check.status(up).build();
    }
}
