package health.vigil.simulator.replay;

import health.vigil.simulator.mqtt.Uplink;
import health.vigil.simulator.signal.Sample;
import health.vigil.simulator.wire.VigilJsonEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends samples in their order and at their pace, never more than the window allows at once. */
final class Replayer {

    private final Uplink uplink;
    private final String topic;
    private final Pace pace;
    private final int batch;
    private final int inFlight;
    private final Semaphore window;
    private final VigilJsonEncoder encoder = new VigilJsonEncoder();
    private final ReplayReport report = new ReplayReport();
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * @param batch readings in a message
     * @param inFlight messages on their way at once
     */
    Replayer(Uplink uplink, String topic, Pace pace, int batch, int inFlight) {
        this.uplink = uplink;
        this.topic = topic;
        this.pace = pace;
        this.batch = batch;
        this.inFlight = inFlight;
        this.window = new Semaphore(inFlight);
    }

    ReplayReport report() {
        return report;
    }

    /** Ends the replay before the end of the file. */
    void stop() {
        stop.countDown();
    }

    /**
     * Replays all samples, then waits for what is still on its way.
     *
     * @param patience how long to wait for one acknowledgement before giving up
     * @return false if the broker stopped acknowledging or the replay was stopped
     */
    boolean replay(Iterator<Sample> samples, Duration shift, Duration patience) throws InterruptedException {
        var start = System.nanoTime();
        Instant first = null;
        List<Sample> gathered = new ArrayList<>();
        while (samples.hasNext()) {
            var sample = samples.next();
            report.rows.increment();
            if (sample.values().isEmpty()) {
                report.emptyRows.increment();
                continue;
            }
            first = first == null ? sample.at() : first;
            var wait = pace.due(Duration.between(first, sample.at())).toNanos() - (System.nanoTime() - start);
            if (stop.await(Math.max(0, wait), TimeUnit.NANOSECONDS)) {
                break;
            }
            gathered.add(sample.at(sample.at().plus(shift)));
            if (gathered.size() == batch) {
                if (!send(gathered, patience)) {
                    return false;
                }
                gathered = new ArrayList<>();
            }
        }
        if (!gathered.isEmpty() && !send(gathered, patience)) {
            return false;
        }
        return window.tryAcquire(inFlight, patience.toMillis(), TimeUnit.MILLISECONDS) && stop.getCount() > 0;
    }

    private boolean send(List<Sample> samples, Duration patience) throws InterruptedException {
        for (var payload : encoder.encode(samples)) {
            if (!window.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            report.messages.increment();
            uplink.publish(topic, payload, false).whenComplete((done, error) -> {
                (error == null ? report.acknowledged : report.failed).increment();
                window.release();
            });
        }
        samples.forEach(sample -> report.values.add(sample.values().size()));
        return true;
    }
}
