package health.vigil.history;

import health.vigil.leadership.LeadershipGained;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks for late readings, for as long as this instance leads. */
@ApplicationScoped
class RetrospectionLoop {
    private final Retrospection retrospection;
    private final HistoryMetrics metrics;
    private final HistoryConfig config;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Loop loop;

    RetrospectionLoop(Retrospection retrospection, HistoryMetrics metrics, HistoryConfig config) {
        this.retrospection = retrospection;
        this.metrics = metrics;
        this.config = config;
        this.loop = Loop.ofRounds("history", config.every(), this::round);
    }

    void start(@Observes LeadershipGained event) {
        loop.start();
    }

    /** What is interrupted is rolled back, and judged after the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        loop.stop();
    }

    private boolean round() throws SQLException, InterruptedException {
        metrics.look();
        var began = System.nanoTime();
        var more = retrospection.round();
        if (more) {
            rest(System.nanoTime() - began);
        }
        return more;
    }

    /** What is live comes first: history takes only its share of the database and of the machine. */
    private void rest(long worked) throws InterruptedException {
        stop.await(worked * config.rest(), TimeUnit.NANOSECONDS);
    }
}
