package health.vigil.reports;

import health.vigil.leadership.LeadershipGained;
import health.vigil.registry.Registry;
import health.vigil.rules.LocalDay;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Reckons the days that are over: yesterday soon after midnight, and again each day of which something came late. What is
 * due stands in the store, so that a restart goes on with it; several instances share it.
 */
@ApplicationScoped
class ComplianceJob {
    private final ComplianceDays days;
    private final ComplianceReckoner reckoner;
    private final ComplianceConfig config;
    private final Clock clock;
    private final Loop loop;
    private volatile boolean stopping;

    ComplianceJob(ComplianceDays days, ComplianceReckoner reckoner, ComplianceConfig config, Clock clock) {
        this.days = days;
        this.reckoner = reckoner;
        this.config = config;
        this.clock = clock;
        this.loop = Loop.of("compliance", config.every(), this::round);
    }

    void start(@Observes @Priority(Registry.START_PRIORITY + 1) LeadershipGained event) {
        loop.start();
    }

    /** What is not reckoned by then stays due. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        loop.stop();
    }

    /** Notes the days that have ended, then reckons what is due: pass after pass, as long as there is progress. */
    void round() throws SQLException {
        var today = LocalDay.of(clock.instant());
        days.noteEndedDays(today, config.firstDays());
        var progress = true;
        while (progress && !stopping) {
            progress = pass(today);
        }
    }

    private boolean pass(LocalDay today) throws SQLException {
        var due = days.due(today, config.devicesPerPass());
        if (due.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        var figures = reckoner.reckon(due.get().day(), due.get().noted().keySet(), now);
        return days.store(due.get(), figures, now) > 0;
    }
}
