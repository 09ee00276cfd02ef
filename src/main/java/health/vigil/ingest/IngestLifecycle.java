package health.vigil.ingest;

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
import io.quarkus.runtime.StartupEvent;
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

/** Starts the way of a message, from the store's end to the broker's, and stops it in the other order. */
@ApplicationScoped
class IngestLifecycle {
    static final String DEVICES = "devices";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Multi<Message<byte[]>> messages;
    private final Registry registry;
    private final RuleBooks ruleBooks;
    private final Sinks sinks;
    private final DataSource database;
    private final IngestConfig config;
    private final MeterRegistry meters;
    private final BrokerLink broker;
    private final MqttSession session;
    private final ServiceState serviceState;
    private final Clock clock;
    private @Nullable Intake intake;
    private @Nullable DeviceChannel channel;

    IngestLifecycle(
            @Channel(DEVICES) Multi<Message<byte[]>> messages,
            Registry registry,
            RuleBooks ruleBooks,
            AlarmSink alarms,
            @All List<EventSink> events,
            DataSource database,
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
        this.config = config;
        this.meters = meters;
        this.broker = broker;
        this.session = session;
        this.serviceState = serviceState;
        this.clock = clock;
    }

    // After the registry has loaded its snapshot.
    void start(@Observes @Priority(5000) StartupEvent event) throws SQLException {
        var codec = new StateCodec(registry.catalogue());
        var snapshot = registry.snapshot();
        var evaluator = new Evaluator(new StateEvents(registry.catalogue()));
        new StateStore(database, codec).load(snapshot, evaluator);
        var decoders = new Decoders(
                registry.catalogue(),
                new Decoders.Limits(config.maxFrameBytes(), config.futureTolerance(), config.futureAbsurd()));
        var metrics = new IngestMetrics(meters, clock, () -> intake == null ? 0 : intake.waiting());
        var writer = new BatchWriter(sinks);
        var committer =
                new Committer(new BatchStore(database, writer, config.statementTimeout()), sinks, metrics, config);
        intake = new Intake(
                new Assessment(decoders, evaluator), evaluator, codec, committer, config, clock, broker::up, bind());
        intake.start();
        rebind(); // it may have changed while the state was read
        channel = new DeviceChannel(messages, intake, metrics, clock, config.queueSize(), session::renew);
        channel.open();
        session.open();
        serviceState.online();
    }

    void registryChanged(@Observes RegistryChanged change) {
        rebind();
    }

    void rulesChanged(@Observes RulesChanged change) {
        rebind();
    }

    /** One at a time and by what is known now, so that the last one to bind has seen every change. */
    private synchronized void rebind() {
        if (intake != null) {
            intake.rebind(bind());
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        serviceState.offline();
        if (channel != null && intake != null) {
            channel.close();
            intake.stop(PATIENCE);
        }
    }

    private Bindings bind() {
        var snapshot = registry.snapshot();
        return new Bindings(snapshot, ruleBooks.of(snapshot.devices()));
    }
}
