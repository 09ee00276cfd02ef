package health.vigil.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.vigil.custody.ledger.CustodyEvent;
import health.vigil.custody.ledger.Report;
import health.vigil.custody.ledger.Step;
import health.vigil.ingest.IngestConfig;
import health.vigil.registry.Registry;
import health.vigil.telemetry.Channel;
import health.vigil.telemetry.Decoders;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Frame;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes what people report of containers, in the same words as devices do. */
@ApplicationScoped
class EventDesk {
    private final DataSource database;
    private final CustodyEvents events;
    private final LedgerLoop loop;
    private final Decoders decoders;
    private final Clock clock;

    EventDesk(
            DataSource database,
            CustodyEvents events,
            LedgerLoop loop,
            Registry registry,
            IngestConfig config,
            Clock clock) {
        this.database = database;
        this.events = events;
        this.loop = loop;
        this.clock = clock;
        this.decoders = new Decoders(
                registry.catalogue(),
                new Decoders.Limits(config.maxFrameBytes(), config.futureTolerance(), config.futureAbsurd()));
    }

    /**
     * @param id        of the event
     * @param duplicate the same user has reported the same before; nothing was recorded now
     */
    record Receipt(String id, String container, boolean duplicate) {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 saying what is wrong with it */
    Receipt report(String user, String body) throws SQLException {
        var receivedAt = clock.instant();
        var event = decoded(user, body, receivedAt);
        var container = event.containerId()
                .orElseThrow(() ->
                        refused(event.type().text() + " is no event of a container; devices report it over MQTT"));
        var receipt = Transaction.in(database, transaction -> {
            var site = site(transaction, container, event, user);
            var recording =
                    Recording.ofUser(user, site, container, event.type().text(), event.at(), receivedAt, event.body());
            var isNew = events.append(transaction, List.of(recording)).contains(recording.id());
            return new Receipt(recording.id(), container, !isNew);
        });
        loop.wake();
        return receipt;
    }

    private DeviceEvent decoded(String user, String body, Instant receivedAt) {
        var frame = new Frame(user, Channel.EVENT, body.getBytes(UTF_8), null, receivedAt, false);
        var decoded = decoders.decode(frame, Map.of());
        if (decoded.events().size() != 1) {
            throw Problems.unprocessable(decoded.problems().stream()
                    .map(problem -> new Fault("event", problem.detail()))
                    .toList());
        }
        return decoded.events().get(0);
    }

    /** The place that the event names, if it is a registered site. */
    private static @Nullable String site(Connection transaction, String container, DeviceEvent event, String user)
            throws SQLException {
        var report = new Report(event.at(), null, user, null, null);
        var place = Step.ofType(event.type().text())
                .map(step -> CustodyEvent.read("", container, step, event.at(), report, event.body()))
                .flatMap(read -> Optional.ofNullable(read.facts().place()))
                .orElse(null);
        try (var select = transaction.prepareStatement("SELECT id FROM site WHERE id = ?")) {
            select.setString(1, place);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString("id") : null;
            }
        }
    }

    private static RuntimeException refused(String reason) {
        return Problems.unprocessable(List.of(new Fault("type", reason)));
    }
}
