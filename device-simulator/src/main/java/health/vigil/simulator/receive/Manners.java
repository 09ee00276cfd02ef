package health.vigil.simulator.receive;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** How the receiver behaves: badly at first or always, or well. */
final class Manners {

    private final Optional<Misbehaviour> misbehaviour;
    private final AtomicLong remaining;

    private Manners(Optional<Misbehaviour> misbehaviour, long times) {
        this.misbehaviour = misbehaviour;
        this.remaining = new AtomicLong(times);
    }

    static Manners good() {
        return new Manners(Optional.empty(), 0);
    }

    static Manners bad(Misbehaviour misbehaviour) {
        return new Manners(Optional.of(misbehaviour), Long.MAX_VALUE);
    }

    /** Bad to so many requests, then good. */
    static Manners badAtFirst(Misbehaviour misbehaviour, long times) {
        return new Manners(Optional.of(misbehaviour), times);
    }

    /** How the next request is treated badly, if it is. */
    Optional<Misbehaviour> next() {
        return misbehaviour.filter(way -> remaining.getAndUpdate(left -> Math.max(0, left - 1)) > 0);
    }
}
