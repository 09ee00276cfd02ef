package health.vigil.platform.mosquitto;

import health.vigil.registry.BrokerLogins;
import health.vigil.registry.DeviceLogin;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Tells the broker of each password as it is issued, while it is known, and compares from time to time. Does nothing for a
 * broker without the plugin: the embedded one reads our table, others are told by people.
 */
@ApplicationScoped
class DynamicSecurity implements BrokerLogins {
    private static final Logger LOG = Logger.getLogger(DynamicSecurity.class);
    /** After the registry. */
    private static final int START_PRIORITY = 6000;

    private final DynamicSecurityConfig config;
    private final DeviceClients clients;
    private final CredentialRows credentials;
    private final Vertx vertx;
    private final Clock clock;
    private volatile Standing standing = Standing.NEVER;
    private volatile boolean running;
    private long timer;

    DynamicSecurity(
            DynamicSecurityConfig config,
            DeviceClients clients,
            CredentialRows credentials,
            MeterRegistry meters,
            Vertx vertx,
            Clock clock) {
        this.config = config;
        this.clients = clients;
        this.credentials = credentials;
        this.vertx = vertx;
        this.clock = clock;
        Gauge.builder("vigil.broker.unknown.devices", () -> standing.unknown().size())
                .description("Devices with a password that the broker doesn't know; each needs a new one")
                .register(meters);
        Gauge.builder("vigil.broker.not.told", () -> standing.failure().isPresent() ? 1 : 0)
                .description("1 while the broker's clients can't be compared with our devices")
                .register(meters);
    }

    @Override
    public Uni<Void> issued(List<DeviceLogin> logins) {
        if (!config.enabled() || logins.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return blocking(() -> clients.let(logins))
                .onFailure(BrokerNotTold.class)
                .transform(e -> HttpProblem.valueOf(
                        Response.Status.SERVICE_UNAVAILABLE, e.getMessage() + ". No password was issued; try again"))
                .invoke(() -> standing = standing.knows(logins));
    }

    @Override
    public Uni<Void> withdrawn(String device) {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return blocking(() -> clients.remove(device))
                .onFailure()
                .invoke(e -> {
                    LOG.warnf("%s is retired, and the broker still lets it in: %s", device, e.getMessage());
                    compareIn(config.retry());
                })
                .onFailure()
                .recoverWithNull();
    }

    Standing standing() {
        return standing;
    }

    void start(@Observes @Priority(START_PRIORITY) StartupEvent event) {
        if (config.enabled()) {
            running = true;
            compareIn(Duration.ofMillis(1));
        }
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        running = false;
        vertx.cancelTimer(timer);
    }

    private synchronized void compareIn(Duration wait) {
        vertx.cancelTimer(timer);
        if (running) {
            timer = vertx.setTimer(wait.toMillis(), due -> vertx.executeBlocking(this::compare, false));
        }
    }

    private Void compare() {
        try {
            credentials.whileNobodyIssues(this::bringInStep);
            compareIn(config.compareEvery());
        } catch (BrokerNotTold | SQLException e) {
            if (standing.failure().isEmpty()) {
                LOG.warnf(
                        "The broker's devices can't be compared with ours; tried again every %s: %s",
                        config.retry(), e.getMessage());
            }
            standing = standing.failed(String.valueOf(e.getMessage()));
            compareIn(config.retry());
        }
        return null;
    }

    private void bringInStep(Set<String> devices) throws BrokerNotTold {
        var comparison = clients.bringInStep(devices);
        comparison.withdrawn().forEach(device -> LOG.infof("%s has no password here: the broker shuts it out", device));
        comparison
                .returned()
                .forEach(device -> LOG.infof("%s has a password here: the broker lets it in again", device));
        if (!comparison.unknown().isEmpty() && !comparison.unknown().equals(standing.unknown())) {
            LOG.warnf(
                    "The broker doesn't know the passwords of %d devices, such as %s; give them new ones: POST"
                            + " /api/v1/devices/{id}/credential; all are at GET /api/v1/broker/devices",
                    comparison.unknown().size(), comparison.unknown().iterator().next());
        }
        standing = Standing.compared(clock.instant(), comparison.unknown());
    }

    /** On a worker thread; the answer comes back to the caller's context, which a transaction insists on. */
    private Uni<Void> blocking(Task task) {
        return Uni.createFrom().completionStage(() -> vertx.getOrCreateContext()
                .<Void>executeBlocking(
                        () -> {
                            task.run();
                            return null;
                        },
                        false)
                .toCompletionStage());
    }

    private interface Task {
        void run() throws BrokerNotTold;
    }
}
