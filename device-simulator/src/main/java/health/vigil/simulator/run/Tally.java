package health.vigil.simulator.run;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What all devices together have done. */
final class Tally {

    final AtomicInteger online = new AtomicInteger();
    final LongAdder sent = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder overflowed = new LongAdder();
}
