package health.vigil.alarms;

import health.vigil.alarms.HistoryEntry.Kind;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Ends by itself what has an end: shelving, being out of service, and holding back the raises of a chattering rule. */
@ApplicationScoped
class AlarmSweep {
    private static final Logger LOG = Logger.getLogger(AlarmSweep.class);

    private static final String OVERDUE_SHELVES =
            "SELECT id FROM alarm WHERE shelved_until <= ? ORDER BY raised_at, id";

    private static final String QUIET =
            """
            SELECT n.id FROM alarm n
            WHERE n.held AND NOT EXISTS (
                SELECT FROM alarm p WHERE p.device_id = n.device_id AND p.rule_id = n.rule_id
                    AND p.field IS NOT DISTINCT FROM n.field AND p.container IS NOT DISTINCT FROM n.container
                    AND p.raised_at > ?)
            ORDER BY n.raised_at, n.id
            """;

    private static final String ANYTHING =
            """
            SELECT EXISTS (SELECT FROM alarm WHERE shelved_until <= ?) OR EXISTS (SELECT FROM alarm WHERE held)
                OR EXISTS (SELECT FROM out_of_service WHERE ended_at IS NULL AND until <= ?)
            """;

    private final Transactions transactions;
    private final OutOfServiceDesk outOfService;
    private final DataSource dataSource;
    private final AlarmsConfig config;
    private final Clock clock;
    private final AtomicBoolean failing = new AtomicBoolean();
    private Cancellable sweeping = () -> {};

    AlarmSweep(
            Transactions transactions,
            OutOfServiceDesk outOfService,
            DataSource dataSource,
            AlarmsConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.outOfService = outOfService;
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
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
            end(transaction, chronicle, OVERDUE_SHELVES, Kind.UNSHELVED, Duration.ZERO);
            end(
                    transaction,
                    chronicle,
                    QUIET,
                    Kind.CHATTERING_ENDED,
                    config.chattering().within());
            outOfService.expire(transaction, chronicle);
        });
    }

    /** Looked at first, so that an idle sweep takes no lock. */
    private boolean isAnythingDue() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ANYTHING)) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            select.setObject(1, now);
            select.setObject(2, now);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private void end(Connection transaction, Chronicle chronicle, String sql, Kind kind, Duration ago)
            throws SQLException {
        var now = clock.instant();
        List<UUID> due;
        try (var select = transaction.prepareStatement(sql)) {
            select.setObject(1, now.minus(ago).atOffset(ZoneOffset.UTC));
            due = Transactions.ids(select);
        }
        chronicle.load(transaction, due);
        due.forEach(alarm -> chronicle.add(
                alarm,
                HistoryEntry.of(kind, now, HistoryEntry.VIGIL).because(kind == Kind.UNSHELVED ? "expired" : null)));
    }
}
