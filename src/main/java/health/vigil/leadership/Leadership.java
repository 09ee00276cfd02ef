package health.vigil.leadership;

import health.vigil.work.Loop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which instance leads. A lock elects it, a number decides: the lock tells soon that a leader is gone; the epoch, verified
 * in each transaction that only a leader may commit, keeps one that does not know it yet from writing.
 */
@ApplicationScoped
public class Leadership {
    private static final Logger LOG = Logger.getLogger(Leadership.class);
    /** After all that makes the start, so that a leader finds everything in its place, and after all that makes the end. */
    private static final int LAST = 9000;

    private static final String VERIFY = "SELECT epoch FROM leadership WHERE epoch = ? FOR SHARE";

    private final LockSessions sessions;
    private final Abdication abdication;
    private final LeadershipConfig config;
    private final Event<Object> events;
    private final Loop loop;
    private @Nullable LockSession session;
    private volatile Standing standing = Standing.STANDBY;
    /** That of this instance once it leads, before that the one it saw last. */
    private volatile Term term = Term.NONE;

    Leadership(
            LockSessions sessions,
            Abdication abdication,
            LeadershipConfig config,
            Event<Object> events,
            MeterRegistry meters) {
        this.sessions = sessions;
        this.abdication = abdication;
        this.config = config;
        this.events = events;
        this.loop = Loop.of("leadership", config.look(), this::lookAndTakeOver);
        Gauge.builder("vigil.leader", this, leadership -> leadership.standing == Standing.LEADER ? 1 : 0)
                .description("Whether this instance leads: takes messages, judges and tells")
                .register(meters);
    }

    public Standing standing() {
        return standing;
    }

    Term term() {
        return term;
    }

    /**
     * To be called first in a transaction that only the leader may commit: no other instance begins to lead before it has
     * ended, and none has begun.
     *
     * @throws SQLException if the database can't tell, or another instance leads; then this process ends
     */
    public void verify(Connection transaction) throws SQLException {
        try (var select = transaction.prepareStatement(VERIFY)) {
            select.setLong(1, term.epoch());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw abdicated("Another instance leads by now");
                }
            }
        }
    }

    void start(@Observes @Priority(LAST) StartupEvent event) throws SQLException {
        look();
        loop.start();
        if (standing == Standing.LEADER) {
            events.fire(new LeadershipGained(term.epoch()));
        } else {
            LOG.infof("Standing by: %s leads since %s", term.leader(), term.since());
        }
    }

    /** Hands over at once, now that all work has ended. */
    void stop(@Observes @Priority(LAST) ShutdownEvent event) throws InterruptedException {
        loop.stop();
        if (session != null) {
            session.release();
        }
    }

    private void lookAndTakeOver() throws SQLException {
        var before = standing;
        look();
        if (before == Standing.STANDBY && standing == Standing.LEADER) {
            // Elsewhere, for to take over takes time, and who leads must go on showing it.
            new Thread(this::takeOver, "vigil-takeover").start();
        }
    }

    private void takeOver() {
        try {
            events.fire(new LeadershipGained(term.epoch()));
        } catch (RuntimeException e) {
            LOG.error("The work could not be taken over", e);
            abdication.because("The work could not be taken over: " + e.getMessage());
        }
    }

    /** Shows the database that this instance is there, and finds out what it is. */
    synchronized void look() throws SQLException {
        try {
            var open = session == null ? sessions.open() : session;
            session = open;
            switch (standing) {
                case STANDBY -> standBy(open);
                case LEADER -> requireOwn(open.term());
                case IN_DOUBT -> settle(open);
            }
        } catch (SQLException e) {
            close();
            doubt();
            throw e;
        }
    }

    private void standBy(LockSession open) throws SQLException {
        if (open.lock()) {
            term = open.begin(sessions.instance());
            standing = Standing.LEADER;
            LOG.infof("Leading as %s, epoch %d", term.leader(), term.epoch());
        } else {
            term = open.term();
        }
    }

    /** The lock may still be that of our own lost session; only a new epoch tells that another instance led. */
    private void settle(LockSession open) throws SQLException {
        requireOwn(open.term());
        if (open.lock()) {
            requireOwn(open.term());
            standing = Standing.LEADER;
            events.fire(new LeadershipConfirmed());
            LOG.info("Leading as before: no other instance led meanwhile");
        }
    }

    private void requireOwn(Term latest) throws SQLException {
        if (latest.epoch() != term.epoch()) {
            throw abdicated("Another instance, %s, leads since %s".formatted(latest.leader(), latest.since()));
        }
    }

    private SQLException abdicated(String reason) {
        abdication.because(reason);
        return new SQLException(reason);
    }

    private void doubt() {
        if (standing == Standing.LEADER) {
            standing = Standing.IN_DOUBT;
            events.fire(new LeadershipDoubted());
            LOG.warnf(
                    "The session that holds the lead is lost, so another instance may lead; asking every %s",
                    config.look());
        }
    }

    private void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
