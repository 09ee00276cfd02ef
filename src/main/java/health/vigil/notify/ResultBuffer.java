package health.vigil.notify;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers results while others are being recorded, so that under load many become one transaction. Holds no more than
 * there are deliveries under way, for those wait for it.
 */
@ApplicationScoped
class ResultBuffer {
    private final DeliveryResults results;
    private final Object lock = new Object();
    private List<Waiting> gathered = new ArrayList<>();
    private boolean recording;

    ResultBuffer(DeliveryResults results) {
        this.results = results;
    }

    private record Waiting(Result result, UniEmitter<? super Void> emitter) {}

    /** Completes when the result is in the store. */
    Uni<Void> record(Result result) {
        return Uni.createFrom().emitter(emitter -> add(new Waiting(result, emitter)));
    }

    private void add(Waiting waiting) {
        synchronized (lock) {
            gathered.add(waiting);
        }
        recordNext();
    }

    private void recordNext() {
        List<Waiting> batch;
        synchronized (lock) {
            if (recording || gathered.isEmpty()) {
                return;
            }
            recording = true;
            batch = gathered;
            gathered = new ArrayList<>();
        }
        results.record(batch.stream().map(Waiting::result).toList())
                .subscribe()
                .with(
                        done -> finish(batch, waiting -> waiting.emitter().complete(null)),
                        failure -> finish(batch, waiting -> waiting.emitter().fail(failure)));
    }

    private void finish(List<Waiting> batch, Consumer<Waiting> end) {
        synchronized (lock) {
            recording = false;
        }
        recordNext();
        batch.forEach(end);
    }
}
