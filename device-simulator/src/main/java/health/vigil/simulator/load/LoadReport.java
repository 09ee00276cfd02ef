package health.vigil.simulator.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.HdrHistogram.Histogram;

/**
 * What a load run has shown.
 *
 * @param notSent messages that were due and found the connection's window full
 * @param refused acknowledged by the broker with a reason code that means refusal (MQTT 5)
 * @param puback from sending a message to its acknowledgement
 * @param response from the moment a message was due, so that waiting for the window counts too
 */
record LoadReport(
        int devices,
        int connections,
        @JsonProperty("target_rate") double targetRate,
        @JsonProperty("values_per_message") int values,
        long sent,
        long acknowledged,
        long unacknowledged,
        long refused,
        @JsonProperty("not_sent") long notSent,
        @JsonProperty("lost_connections") int lostConnections,
        @JsonProperty("sending_seconds") double sendingSeconds,
        @JsonProperty("sent_rate") double sentRate,
        @JsonProperty("acknowledged_rate") double acknowledgedRate,
        @JsonProperty("puback_ms") Latency puback,
        @JsonProperty("response_ms") Latency response,
        @JsonProperty("cpu_seconds") double cpuSeconds) {

    /** Milliseconds. */
    record Latency(double p50, double p99, double max) {

        static Latency of(Histogram micros) {
            return new Latency(
                    micros.getValueAtPercentile(50) / 1000.0,
                    micros.getValueAtPercentile(99) / 1000.0,
                    micros.getMaxValue() / 1000.0);
        }

        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms, max %.1f ms".formatted(p50, p99, max);
        }
    }

    static LoadReport of(
            LoadPlan plan, LoadStats stats, double sendingSeconds, double secondsToLastAck, double cpuSeconds) {
        var planned = Math.round(plan.rate() * sendingSeconds);
        return new LoadReport(
                plan.devices().size(),
                plan.connections(),
                plan.rate(),
                plan.values(),
                stats.sent,
                stats.acknowledged,
                stats.sent - stats.acknowledged,
                stats.refused,
                Math.max(0, planned - stats.sent),
                stats.lostConnections,
                sendingSeconds,
                stats.sent / sendingSeconds,
                stats.acknowledged == 0 ? 0 : stats.acknowledged / Math.max(secondsToLastAck, sendingSeconds),
                Latency.of(stats.fromSending),
                Latency.of(stats.fromDue),
                cpuSeconds);
    }

    /** Whether everything that was planned got through. */
    boolean complete() {
        return unacknowledged == 0 && refused == 0 && lostConnections == 0;
    }

    String text() {
        return """
                sent            %,12d   (%,.0f/s of %,.0f/s planned, %,d not sent for want of acknowledgements)
                acknowledged    %,12d   (%,.0f/s; %,d refused)
                unacknowledged  %,12d   (%d connections lost)
                PUBACK after sending    %s
                PUBACK after due time   %s
                own CPU         %.1f s in %.1f s (%.0f %% of a core)""".formatted(
                        sent,
                        sentRate,
                        targetRate,
                        notSent,
                        acknowledged,
                        acknowledgedRate,
                        refused,
                        unacknowledged,
                        lostConnections,
                        puback,
                        response,
                        cpuSeconds,
                        sendingSeconds,
                        100 * cpuSeconds / sendingSeconds);
    }
}
