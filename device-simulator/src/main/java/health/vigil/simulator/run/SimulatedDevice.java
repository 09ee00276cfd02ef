package health.vigil.simulator.run;

import health.vigil.simulator.fault.FaultScript;
import health.vigil.simulator.model.DeviceModel;
import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.mqtt.LinkListener;
import health.vigil.simulator.mqtt.Topics;
import health.vigil.simulator.mqtt.Uplink;
import health.vigil.simulator.registry.Credential;
import health.vigil.simulator.registry.Device;
import health.vigil.simulator.wire.Encoder;
import health.vigil.simulator.wire.Payload;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One device: measures on its own grid of time, keeps what it cannot send, and sends it when it can. */
final class SimulatedDevice implements LinkListener {

    /** Readings in one message from the buffer. */
    private static final int READINGS_A_MESSAGE = 30;
    /** Parcels on their way at once. */
    private static final int IN_FLIGHT = 10;
    /** Letters kept while the broker is away: a week at one a minute, more than a day at one every ten seconds. */
    private static final int BUFFER = 10_000;

    private final Device device;
    private final DeviceModel model;
    private final FaultScript script;
    private final SamplingGrid grid;
    private final Encoder encoder;
    private final Topics topics;
    private final Tally tally;
    private final Journal journal;
    private final Uplink uplink;
    private final Outbox outbox;

    private Instant measuredUntil;
    private int inFlight;
    private boolean wanted;
    private boolean online;

    SimulatedDevice(
            Device device,
            DeviceModel model,
            FaultScript script,
            SamplingGrid grid,
            Encoder encoder,
            BrokerAddress broker,
            Credential credential,
            Tally tally,
            Journal journal) {
        this.device = device;
        this.model = model;
        this.script = script;
        this.grid = grid;
        this.encoder = encoder;
        this.topics = Topics.of(device.id());
        this.tally = tally;
        this.journal = journal;
        this.uplink = Uplink.of(broker, device.mqttVersion(), credential, this);
        this.outbox = new Outbox(BUFFER, tally.overflowed::increment);
        this.measuredUntil = Instant.EPOCH;
    }

    /**
     * Takes over the past: events still open then, scripted ones, and readings from there on with the first tick.
     *
     * @param since events that were still open then count as well
     */
    synchronized void begin(Instant since, Instant from) {
        script.left(model.history(since, from)).forEach(event -> outbox.add(new Letter.Event(event)));
        script.events(Instant.EPOCH, from).forEach(event -> outbox.add(new Letter.Event(event)));
        measuredUntil = from;
    }

    /** Measures what has become due and sends what can be sent. */
    synchronized void tick(Instant now) {
        if (now.isAfter(measuredUntil)) {
            measure(measuredUntil, now);
            measuredUntil = now;
        }
        var connect = script.connected(now);
        if (connect && !wanted) {
            uplink.open();
        } else if (!connect && wanted) {
            uplink.drop();
            lost();
        }
        wanted = connect;
        send();
    }

    /** Says goodbye; what is left in the buffer is lost with the process. */
    CompletableFuture<Void> close() {
        synchronized (this) {
            wanted = false;
        }
        return uplink.isOpen() ? uplink.close() : CompletableFuture.completedFuture(null);
    }

    String id() {
        return device.id();
    }

    synchronized int waiting() {
        return outbox.size() + inFlight;
    }

    @Override
    public synchronized void opened() {
        if (!wanted) {
            // The network went away while the connection was being made.
            uplink.drop();
            return;
        }
        if (!online) {
            online = true;
            tally.online.incrementAndGet();
        }
        send();
    }

    @Override
    public synchronized void lost(String reason) {
        lost();
        journal.lost(device.id(), reason);
    }

    private void lost() {
        if (online) {
            online = false;
            tally.online.decrementAndGet();
        }
    }

    private void measure(Instant from, Instant to) {
        for (var at : grid.within(from, to)) {
            if (script.measures(at)) {
                var sample = script.sample(at, model::sample);
                outbox.add(new Letter.Reading(sample, script.copies(at), script.damage(at)));
            }
        }
        if (script.measures(to)) {
            script.left(model.events(from, to)).forEach(event -> outbox.add(new Letter.Event(event)));
            script.events(from, to).forEach(event -> outbox.add(new Letter.Event(event)));
        }
    }

    private void send() {
        while (wanted && uplink.isOpen() && inFlight < IN_FLIGHT && !outbox.isEmpty()) {
            send(parcel(outbox.next(READINGS_A_MESSAGE)));
        }
    }

    private Parcel parcel(List<Letter> letters) {
        if (letters.get(0) instanceof Letter.Event event) {
            return Parcel.ofEvent(event, topics);
        }
        return Parcel.ofReadings(
                letters.stream().map(Letter.Reading.class::cast).toList(), encoder, topics);
    }

    private void send(Parcel parcel) {
        var messages = parcel.messages();
        if (messages.isEmpty()) {
            return;
        }
        inFlight++;
        var done = messages.stream()
                .map(payload -> publish(parcel.topic(), payload))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(done).whenComplete((nothing, error) -> settle(parcel, error));
    }

    private CompletableFuture<Void> publish(String topic, Payload payload) {
        tally.sent.increment();
        return uplink.publish(topic, payload, false).thenRun(tally.acknowledged::increment);
    }

    private synchronized void settle(Parcel parcel, @Nullable Throwable error) {
        inFlight--;
        if (error != null) {
            outbox.putBack(parcel.letters());
            journal.refused(device.id(), error);
        } else {
            send();
        }
    }
}
