package health.vigil.simulator.waste;

import java.time.Instant;

/** When each step of a container's way is taken; {@link #NEVER} for those that it does not reach. */
record Times(
        Instant generated,
        Instant packed,
        Instant collected,
        Instant stored,
        Instant handedOver,
        Instant underWay,
        Instant arrived,
        Instant accepted,
        Instant plantStored,
        Instant treated,
        Instant closed,
        Instant lost) {

    static final Instant NEVER = Instant.MAX;

    static Instant after(Instant step, long seconds) {
        return step.equals(NEVER) ? NEVER : step.plusSeconds(seconds);
    }

    /** Of a container that waits in a store and of which nothing is known once it has been handed over. */
    static Times waiting(Instant stored, Instant handedOver) {
        var packed = stored.minusSeconds(1500);
        return new Times(
                packed.minusSeconds(3600),
                packed,
                stored.minusSeconds(600),
                stored,
                handedOver,
                NEVER,
                NEVER,
                NEVER,
                NEVER,
                NEVER,
                handedOver,
                NEVER);
    }

    /** The same beginning, and after the ward nobody has seen it any more. */
    Times lostAfterCollection(Instant reported) {
        return new Times(
                generated, packed, collected, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, reported);
    }

    boolean touch(Instant from, Instant to) {
        var end = lost.equals(NEVER) ? closed : lost;
        return !generated.isAfter(to) && !end.isBefore(from);
    }

    boolean waitingInWard(Instant t) {
        return !t.isBefore(packed) && t.isBefore(collected);
    }

    boolean inStore(Instant t) {
        return !t.isBefore(stored) && t.isBefore(handedOver);
    }

    boolean atPlant(Instant t) {
        return !t.isBefore(arrived) && t.isBefore(treated);
    }
}
