package health.vigil.alarms;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Alarm history as it is written, for any number of clients. The table is the buffer: each client has a position in it
 * and is given more when it has taken what it has, so a slow one costs no memory and resuming is the same as following.
 */
@ApplicationScoped
class AlarmFeed {
    private final BroadcastProcessor<Signal> commits = BroadcastProcessor.create();
    private final DataSource dataSource;
    private final FeedConfig config;

    AlarmFeed(DataSource dataSource, FeedConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    private enum Signal {
        LOOK
    }

    synchronized void onCommit(@ObservesAsync AlarmsCommitted committed) {
        commits.onNext(Signal.LOOK);
    }

    /** Everything after this history id, then what comes; never ends by itself. */
    Multi<AlarmEvent> after(long id) {
        var position = new AtomicLong(id);
        return signals().onItem().transformToMultiAndConcatenate(signal -> unread(position));
    }

    /** What is written from now on. */
    Multi<AlarmEvent> live() {
        return onWorker(() -> read(AlarmHistory::newest)).onItem().transformToMulti(this::after);
    }

    /** However many signals come while a client is busy, it needs to look only once more. */
    private Multi<Signal> signals() {
        var ticks = Multi.createFrom().ticks().every(config.poll()).map(tick -> Signal.LOOK);
        return Multi.createBy()
                .merging()
                .streams(
                        Multi.createFrom().item(Signal.LOOK),
                        ticks.onOverflow().dropPreviousItems(),
                        commits.onOverflow().dropPreviousItems())
                .onOverflow()
                .dropPreviousItems();
    }

    private Multi<AlarmEvent> unread(AtomicLong position) {
        return Multi.createBy()
                .repeating()
                .uni(() -> onWorker(() -> page(position)))
                .whilst(page -> page.size() == config.page())
                .onItem()
                .disjoint();
    }

    private List<AlarmEvent> page(AtomicLong position) throws SQLException {
        var events = read(connection -> AlarmHistory.after(connection, position.get(), config.page()));
        events.forEach(event -> position.set(event.entry().id()));
        return events;
    }

    private <T> T read(Query<T> query) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return query.on(connection);
        }
    }

    private static <T> Uni<T> onWorker(Callable<T> read) {
        return Uni.createFrom()
                .item(Unchecked.supplier(read::call))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @FunctionalInterface
    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
