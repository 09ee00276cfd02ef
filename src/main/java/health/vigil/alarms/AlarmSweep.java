package health.vigil.alarms;

import health.vigil.leadership.LeadershipGained;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Ends by itself what has an end: shelving, silences, being out of service, holding back the raises of a chattering rule, and
 * acknowledgements of what goes on and on.
 */
@ApplicationScoped
class AlarmSweep {
    private static final Logger LOG = Logger.getLogger(AlarmSweep.class);

    private final Transactions transactions;
    private final List<Ending> endings;
    private final DataSource dataSource;
    private final AlarmsConfig config;
    private final Clock clock;
    private final AtomicBoolean failing = new AtomicBoolean();
    private Cancellable sweeping = () -> {};

    AlarmSweep(
            Transactions transactions,
            OutOfServiceDesk outOfService,
            SilenceEnding silences,
            DataSource dataSource,
            AlarmsConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.endings = List.of(
                Endings.shelving(),
                Endings.chattering(config.chattering().within()),
                Endings.acknowledgements(config.acknowledgement()),
                outOfService,
                silences);
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes LeadershipGained event) {
        sweeping = Multi.createFrom()
                .ticks()
                .every(config.sweep())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .voidItem()
                        .invoke(this::trySweep)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .subscribe()
                .with(
                        swept -> {},
                        failure -> LOG.error("What should end by itself no longer does; restart the service", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        sweeping.cancel();
    }

    private void trySweep() {
        try {
            sweep();
            failing.set(false);
        } catch (SQLException | RuntimeException e) {
            if (!failing.getAndSet(true)) {
                LOG.warnf(e, "What has come to its end stays for now: the database can't be used; trying until it can");
            }
        }
    }

    void sweep() throws SQLException {
        if (!isAnythingDue()) {
            return;
        }
        transactions.run((transaction, chronicle) -> {
            var now = clock.instant();
            for (var ending : endings) {
                ending.end(transaction, chronicle, now);
            }
        });
    }

    private boolean isAnythingDue() throws SQLException {
        var now = clock.instant();
        try (var connection = dataSource.getConnection()) {
            for (var ending : endings) {
                if (ending.isDue(connection, now)) {
                    return true;
                }
            }
            return false;
        }
    }
}
