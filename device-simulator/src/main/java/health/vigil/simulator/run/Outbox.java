package health.vigil.simulator.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a device has measured and not yet sent, in order and bounded: when it is full the oldest letter gives way, as in
 * the ring buffer of a real logger. Not safe for use by several threads.
 */
final class Outbox {

    private final Deque<Letter> letters = new ArrayDeque<>();
    private final int capacity;
    private final Runnable onOverflow;

    Outbox(int capacity, Runnable onOverflow) {
        this.capacity = capacity;
        this.onOverflow = onOverflow;
    }

    void add(Letter letter) {
        letters.addLast(letter);
        if (letters.size() > capacity) {
            letters.removeFirst();
            onOverflow.run();
        }
    }

    /** Puts back what could not be sent, before everything else; what has no room there is lost and counted. */
    void putBack(List<Letter> unsent) {
        for (var i = unsent.size() - 1; i >= 0; i--) {
            if (letters.size() < capacity) {
                letters.addFirst(unsent.get(i));
            } else {
                onOverflow.run();
            }
        }
    }

    int size() {
        return letters.size();
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    /** The next event, or the next readings up to {@code most} that may travel together; at least one letter. */
    List<Letter> next(int most) {
        var taken = new ArrayList<Letter>();
        taken.add(letters.removeFirst());
        if (sociable(taken.get(0))) {
            while (taken.size() < most && !letters.isEmpty() && sociable(letters.getFirst())) {
                taken.add(letters.removeFirst());
            }
        }
        return taken;
    }

    private static boolean sociable(Letter letter) {
        return letter instanceof Letter.Reading reading && reading.sociable();
    }
}
