package health.vigil.leadership;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells who leads. Always UP: a standby serves people as well as the leader does. */
@Readiness
@Singleton
class LeadershipCheck implements HealthCheck {
    private final Leadership leadership;

    LeadershipCheck(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public HealthCheckResponse call() {
        var term = leadership.term();
        return HealthCheckResponse.named("leadership")
                .up()
                .withData("standing", leadership.standing().text())
                .withData("leader", term.leader())
                .withData("since", term.since().toString())
                .withData("epoch", term.epoch())
                .build();
    }
}
