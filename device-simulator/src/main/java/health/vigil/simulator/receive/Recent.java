package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was received lately, newest first, bounded. */
final class Recent {

    private static final int KEPT = 200;

    /** One accepted notification. */
    record Entry(Instant received, String line, JsonNode event) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Entry entry) {
        entries.addFirst(entry);
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
    }

    synchronized List<Entry> entries() {
        return new ArrayList<>(entries);
    }
}
