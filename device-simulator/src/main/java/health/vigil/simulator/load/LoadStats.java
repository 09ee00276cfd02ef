package health.vigil.simulator.load;

import org.HdrHistogram.Histogram;

/** What has been measured. Written by the one thread that does all the sending; read by others for progress only. */
final class LoadStats {

    private static final long LONGEST_MICROS = 600_000_000;

    final Histogram fromSending = new Histogram(LONGEST_MICROS, 3);
    final Histogram fromDue = new Histogram(LONGEST_MICROS, 3);
    volatile long sent;
    volatile long acknowledged;
    volatile long refused;
    volatile long lastAckNanos;
    volatile int lostConnections;

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void sent() {
        sent++;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void acknowledged(long nowNanos, long sentNanos, long dueNanos, boolean accepted) {
        acknowledged++;
        if (!accepted) {
            refused++;
        }
        lastAckNanos = nowNanos;
        fromSending.recordValue(micros(nowNanos - sentNanos));
        fromDue.recordValue(micros(nowNanos - dueNanos));
    }

    private static long micros(long nanos) {
        return Math.max(0, Math.min(LONGEST_MICROS, nanos / 1000));
    }
}
