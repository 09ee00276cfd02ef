package health.vigil.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.json.JsonObject;
import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What /q/health/ready tells, and the room left on the disk of the data folder, as metrics. */
@ApplicationScoped
class HealthMetrics {
    private static final Logger LOG = Logger.getLogger(HealthMetrics.class);

    private final SmallRyeHealthReporter health;
    private final MeterRegistry meters;
    private final Duration every;
    private final File data;
    /** By name, 1 while UP. */
    private final Map<String, Integer> checks = new ConcurrentHashMap<>();

    private volatile int ready;
    private Cancellable looks = () -> {};

    HealthMetrics(
            SmallRyeHealthReporter health,
            MeterRegistry meters,
            @ConfigProperty(name = "vigil.health.metrics-every", defaultValue = "5s") Duration every,
            @ConfigProperty(name = "vigil.data", defaultValue = "data") File data) {
        this.health = health;
        this.meters = meters;
        this.every = every;
        this.data = data;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("vigil.ready", () -> ready)
                .description("1 while /q/health/ready is UP")
                .register(meters);
        new DiskSpaceMetrics(data).bindTo(meters);
        looks = Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look())
                .subscribe()
                .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        looks.cancel();
    }

    private Uni<Void> look() {
        return health.getReadinessAsync()
                .invoke(this::take)
                .onFailure()
                .invoke(e -> {
                    LOG.debugf("the health can't be told: %s", e.getMessage());
                    ready = 0;
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void take(SmallRyeHealth told) {
        ready = told.isDown() ? 0 : 1;
        for (var check : told.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class)) {
            var name = check.getString("name");
            if (checks.put(name, check.getString("status").equals("UP") ? 1 : 0) == null) {
                Gauge.builder("vigil.check.up", () -> checks.get(name))
                        .tag("check", name)
                        .description("1 while this check of /q/health/ready is UP")
                        .register(meters);
            }
        }
    }
}
