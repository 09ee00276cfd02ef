package health.vigil.simulator.fault;

import java.time.Instant;

/** The network is gone: the device measures on, buffers, and sends the backlog when the network is back. */
record Outage(Span span) implements Fault {

    @Override
    public boolean connected(Instant t) {
        return !span.covers(t);
    }
}
