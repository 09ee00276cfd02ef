package health.vigil.ingest;

import health.vigil.leadership.Leadership;
import health.vigil.leadership.LeadershipConfirmed;
import health.vigil.leadership.LeadershipDoubted;
import health.vigil.leadership.LeadershipGained;
import health.vigil.limits.RuleBooks;
import health.vigil.limits.RulesChanged;
import health.vigil.registry.Registry;
import health.vigil.registry.RegistryChanged;
import health.vigil.rules.Evaluator;
import health.vigil.rules.StateEvents;
import health.vigil.telemetry.Decoders;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Starts the way of a message when this instance leads, from the store's end to the broker's, and stops it in the other
 * order.
 */
@ApplicationScoped
class IngestLifecycle {
    static final String DEVICES = "devices";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Multi<Message<byte[]>> messages;
    private final Registry registry;
    private final RuleBooks ruleBooks;
    private final Sinks sinks;
    private final DataSource database;
    private final Leadership leadership;
    private final IngestConfig config;
    private final MeterRegistry meters;
    private final BrokerLink broker;
    private final MqttSession session;
    private final ServiceState serviceState;
    private final Clock clock;
    private volatile @Nullable Intake intake;
    private volatile @Nullable DeviceChannel channel;

    IngestLifecycle(
            @Channel(DEVICES) Multi<Message<byte[]>> messages,
            Registry registry,
            RuleBooks ruleBooks,
            AlarmSink alarms,
            @All List<EventSink> events,
            DataSource database,
            Leadership leadership,
            IngestConfig config,
            MeterRegistry meters,
            BrokerLink broker,
            MqttSession session,
            ServiceState serviceState,
            Clock clock) {
        this.messages = messages;
        this.registry = registry;
        this.ruleBooks = ruleBooks;
        this.sinks = new Sinks(alarms, events);
        this.database = database;
        this.leadership = leadership;
        this.config = config;
        this.meters = meters;
        this.broker = broker;
        this.session = session;
        this.serviceState = serviceState;
        this.clock = clock;
    }

    // After the registry has loaded its snapshot.
    void start(@Observes @Priority(5000) LeadershipGained event) throws SQLException {
        var codec = new StateCodec(registry.catalogue());
        var snapshot = registry.snapshot();
        var evaluator = new Evaluator(new StateEvents(registry.catalogue()));
        new StateStore(database, codec).load(snapshot, evaluator);
        var decoders = new Decoders(
                registry.catalogue(),
                new Decoders.Limits(config.maxFrameBytes(), config.futureTolerance(), config.futureAbsurd()));
        var metrics = new IngestMetrics(meters, clock, this::waiting);
        var writer = new BatchWriter(sinks);
        var committer = new Committer(
                new BatchStore(database, leadership, writer, config.statementTimeout()), sinks, metrics, config);
        var judging = new Intake(
                new Assessment(decoders, evaluator), evaluator, codec, committer, config, clock, broker::up, bind());
        intake = judging;
        judging.start();
        rebind(); // it may have changed while the state was read
        var listening = new DeviceChannel(messages, judging, metrics, clock, config.queueSize(), session::renew);
        channel = listening;
        listening.open();
        session.open();
        serviceState.online();
    }

    /** While another instance may lead, a connection that is lost is not made again: two would throw each other out. */
    void doubted(@Observes LeadershipDoubted event) {
        session.close();
    }

    void confirmed(@Observes LeadershipConfirmed event) {
        if (channel != null) {
            session.open();
        }
    }

    void registryChanged(@Observes RegistryChanged change) {
        rebind();
    }

    void rulesChanged(@Observes RulesChanged change) {
        rebind();
    }

    /** One at a time and by what is known now, so that the last one to bind has seen every change. */
    private synchronized void rebind() {
        var judging = intake;
        if (judging != null) {
            judging.rebind(bind());
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        var listening = channel;
        var judging = intake;
        if (listening != null && judging != null) {
            serviceState.offline();
            session.close();
            listening.close();
            judging.stop(PATIENCE);
        }
    }

    private int waiting() {
        var judging = intake;
        return judging == null ? 0 : judging.waiting();
    }

    private Bindings bind() {
        var snapshot = registry.snapshot();
        return new Bindings(snapshot, ruleBooks.of(snapshot.devices()));
    }
}
