package health.vigil.platform;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows which storage runs. Whether the database answers is the business of {@link DatabaseCheck}. */
@Readiness
@Singleton
class StorageCheck implements HealthCheck {
    private final StorageKind kind;

    StorageCheck(StorageKind kind) {
        this.kind = kind;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("storage")
                .up()
                .withData("kind", kind.name())
                .withData("version", kind.version())
                .build();
    }
}
