package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of the last minutes, hours or days in at most 61 slots, so that a window costs the same however long it is
 * and however often a device reports. What leaves it, leaves it by slots: a window is exact to a sixtieth of its length.
 *
 * @param width  length of a slot
 * @param closed slots that take no more values, oldest first
 * @param open   the newest slot; absent while there is no value
 */
public record Window(Duration width, List<Slot> closed, @Nullable Slot open) implements Memory {
    private static final int SLOTS = 60;
    private static final long LEAST_WIDTH = 1000;

    /**
     * @param start   of the slot in milliseconds since 1970, a multiple of the width
     * @param first   its first value
     * @param sum     of its values, each times its weight
     * @param weight  sum of the weights
     * @param covered seconds that its values stand for
     */
    public record Slot(long start, double first, double sum, double weight, double covered) {
        private Slot plus(double value, double weight, double covered) {
            return new Slot(start, first, sum + value, this.weight + weight, this.covered + covered);
        }
    }

    public Window {
        closed = List.copyOf(closed);
    }

    static void check(String what, Duration within) {
        if (within.compareTo(Duration.ofSeconds(1)) < 0 || within.compareTo(Rule.LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException(
                    what + ": the time must be between PT1S and " + Rule.LONGEST_DELAY + ", not " + within);
        }
    }

    static void checkCoverage(String what, double coverage) {
        if (!(coverage > 0 && coverage <= 1)) {
            throw new IllegalArgumentException(what + ": coverage must be above 0 and at most 1, not " + coverage);
        }
    }

    static Window empty(Duration within) {
        return new Window(widthOf(within), List.of(), null);
    }

    /** By way of milliseconds, because a division of durations is one of big decimals. */
    private static Duration widthOf(Duration within) {
        return Duration.ofMillis(Math.max(LEAST_WIDTH, within.toMillis() / SLOTS));
    }

    /** The window remembered, if it is of this length; a fresh one otherwise, as after a change of the rule. */
    static Window of(@Nullable Memory memory, Duration within) {
        return memory instanceof Window window && window.width.equals(widthOf(within)) ? window : empty(within);
    }

    /** Takes a value that is to be averaged. A value whose weight is not known is left out, and leaves a hole. */
    Window add(Observation seen) {
        if (seen.weight() < 0) {
            return this;
        }
        var stands = seen.afterGap() ? seen.interval() : seen.since();
        return add(seen.at(), seen.value(), seen.value() * seen.weight(), seen.weight(), seconds(stands));
    }

    /** Takes a value that later ones are compared with; of such a window nothing else is asked, so nothing else is kept. */
    Window note(Observation seen) {
        return add(seen.at(), seen.value(), 0, 0, 0);
    }

    /** Takes a rate that is to be integrated over the time since the value before. */
    Window integrate(Observation seen) {
        var time = seconds(seen.since());
        return add(seen.at(), seen.value(), seen.value() * time / 3600, 1, time);
    }

    private Window add(Instant at, double value, double summand, double weight, double covered) {
        var millis = width.toMillis();
        var start = Math.floorDiv(at.toEpochMilli(), millis) * millis;
        if (open != null && open.start == start) {
            return new Window(width, closed, open.plus(summand, weight, covered));
        }
        return new Window(width, closedSince(start - millis * SLOTS), new Slot(start, value, summand, weight, covered));
    }

    /** The slots that are still within the window, the one that has been open among them. */
    private List<Slot> closedSince(long oldest) {
        var slots = closed.toArray(new Slot[closed.size() + 1]);
        var count = closed.size();
        if (open != null) {
            slots[count++] = open;
        }
        var from = 0;
        while (from < count && slots[from].start < oldest) {
            from++;
        }
        return List.of(from == 0 && count == slots.length ? slots : Arrays.copyOfRange(slots, from, count));
    }

    /** The oldest value that it still knows. */
    double oldest() {
        return closed.isEmpty() ? newest().first : closed.get(0).first;
    }

    boolean hasMean() {
        return weight() > 0;
    }

    double mean() {
        return sum() / weight();
    }

    double sum() {
        var sum = newest().sum;
        for (var slot : closed) {
            sum += slot.sum;
        }
        return sum;
    }

    /** The share of the window that values stand for, 0 to 1. */
    double coverage(Duration within) {
        var covered = open == null ? 0 : open.covered;
        for (var slot : closed) {
            covered += slot.covered;
        }
        return Math.min(1, covered / seconds(within));
    }

    private double weight() {
        var weight = open == null ? 0 : open.weight;
        for (var slot : closed) {
            weight += slot.weight;
        }
        return weight;
    }

    private Slot newest() {
        if (open == null) {
            throw new IllegalStateException("an empty window has no values");
        }
        return open;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
