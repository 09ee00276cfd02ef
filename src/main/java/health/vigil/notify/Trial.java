package health.vigil.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.notify.format.Message;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A test alarm, so that a connection is known to work before it must. */
@ApplicationScoped
class Trial {
    private static final String TYPE = "health.vigil.test";

    private final Delivering delivering;
    private final Directories directories;
    private final BodyWriter bodies;
    private final DataSource database;
    private final Clock clock;

    Trial(Delivering delivering, Directories directories, BodyWriter bodies, DataSource database, Clock clock) {
        this.delivering = delivering;
        this.directories = directories;
        this.bodies = bodies;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param outcome {@code delivered}, {@code refused}, {@code redirected}, {@code timeout}, {@code unreachable},
     *                {@code forbidden}, …
     */
    @JsonInclude
    record Finding(UUID id, String outcome, @Nullable Integer status, long latencyMs, String responseHead) {}

    Uni<Finding> run(UUID id) {
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> recipient(id)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(this::send);
    }

    private Recipient recipient(UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return directories.current(connection).recipient(id).orElseThrow();
        }
    }

    private Uni<Finding> send(Recipient recipient) {
        var now = clock.instant();
        var data = bodies.write(Map.of("recipient", recipient.name(), "message", "Vigil 测试消息，请忽略 / test message"));
        var message = new Message(UUID.randomUUID(), TYPE, recipient.id().toString(), now, now, data, List.of());
        var begun = System.nanoTime();
        return delivering
                .send(recipient, message)
                .map(outcome -> new Finding(
                        message.id(),
                        outcome.word(),
                        outcome.httpStatus().orElse(null),
                        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                        outcome.detail()));
    }
}
