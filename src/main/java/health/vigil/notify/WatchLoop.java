package health.vigil.notify;

import health.vigil.alarms.Escalations;
import health.vigil.leadership.LeadershipGained;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** Looks for escalations that are due and for recipients that can't be reached, for as long as this instance leads. */
@ApplicationScoped
class WatchLoop {
    private final DataSource database;
    private final Escalations escalations;
    private final EscalationSteps steps;
    private final DeliveryWatch deliveries;
    private final Dispatcher dispatcher;
    private final Clock clock;
    private final Loop loop;

    WatchLoop(
            DataSource database,
            Escalations escalations,
            EscalationSteps steps,
            DeliveryWatch deliveries,
            Dispatcher dispatcher,
            NotifyConfig config,
            Clock clock) {
        this.database = database;
        this.escalations = escalations;
        this.steps = steps;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.loop = Loop.of("deliveries", config.watch(), this::look);
    }

    void start(@Observes LeadershipGained event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    void look() throws SQLException {
        if (isAnyDue()) {
            escalations.run(steps);
        }
        if (deliveries.look(clock.instant()) > 0) {
            dispatcher.wake();
        }
    }

    private boolean isAnyDue() throws SQLException {
        try (var connection = database.getConnection()) {
            return EscalationSteps.isAnyDue(connection, clock.instant());
        }
    }
}
