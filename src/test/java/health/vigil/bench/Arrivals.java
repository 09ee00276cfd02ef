package health.vigil.bench;

import health.vigil.scenario.Recipients;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** When notifications came to recipients that took them. */
final class Arrivals implements Consumer<Recipients.Post> {
    private final Map<UUID, Instant> taken = new HashMap<>();
    private long requests;

    @Override
    public synchronized void accept(Recipients.Post post) {
        requests++;
        if (post.accepted()) {
            taken.putIfAbsent(post.id(), post.at());
        }
    }

    /** All that came, repeats and refused ones included. */
    synchronized long requests() {
        return requests;
    }

    synchronized int count() {
        return taken.size();
    }

    /** First arrivals, by webhook-id. */
    synchronized Map<UUID, Instant> taken() {
        return Map.copyOf(taken);
    }

    synchronized void forget() {
        taken.clear();
        requests = 0;
    }
}
