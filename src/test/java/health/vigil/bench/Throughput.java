package health.vigil.bench;

import java.time.Duration;

/** A constant load from its first message until the last one is stored. */
final class Throughput {
    /** What is still on its way when the load ends is given this long. */
    private static final Duration DRAIN = Duration.ofSeconds(120);

    private final Deployment deployment;
    private final Duration duration;
    private final Figures figures;
    private double peakHeap;

    Throughput(Deployment deployment, Duration duration, Figures figures) {
        this.deployment = deployment;
        this.duration = duration;
        this.figures = figures;
    }

    /** @return readings stored a second */
    double measure() {
        var rate = deployment.rate();
        Progress.say("load: %,d messages/s for %d s", rate, duration.toSeconds());
        var framesBefore = deployment.postgres().telemetryFrames();
        var load = deployment.load(rate, duration);
        var begin = lastBeforeTheFirstMessage(load);
        while (load.running()) {
            sample();
        }
        var sent = load.await();
        var end = allStored(begin, sent.sent());
        var stored = deployment.postgres().telemetryFrames() - framesBefore;
        report(sent, stored, begin, end);
        return end.readingsSince(begin) / end.secondsSince(begin);
    }

    private Sample lastBeforeTheFirstMessage(Load load) {
        var first = sample();
        var before = first;
        while (load.running()) {
            var now = sample();
            if (now.readingsSince(first) > 0) {
                return before;
            }
            before = now;
        }
        load.await();
        throw new IllegalStateException("the load ended and no message of it had been stored");
    }

    private Sample allStored(Sample before, long messages) {
        var until = System.nanoTime() + DRAIN.toNanos();
        var now = sample();
        while (now.readingsSince(before) < messages * Load.VALUES && System.nanoTime() < until) {
            now = sample();
        }
        return now;
    }

    private Sample sample() {
        Wait.millis(200);
        var sample = Sample.of(deployment);
        peakHeap = Math.max(peakHeap, sample.metrics().heapBytes());
        return sample;
    }

    private void report(Load.Report sent, long stored, Sample begin, Sample end) {
        var seconds = end.secondsSince(begin);
        var readings = end.readingsSince(begin);
        add("offered", "%,d messages/s of %d values, %d s", deployment.rate(), Load.VALUES, duration.toSeconds());
        add(
                "sent / acknowledged / stored / lost",
                "%,d / %,d / %,d / %,d",
                sent.sent(),
                sent.acknowledged(),
                stored,
                Math.max(0, sent.acknowledged() - stored));
        add(
                "sustained, until all was stored",
                "%,.0f messages/s = %,.0f readings/s",
                stored / seconds,
                readings / seconds);
        if (sent.notSent() > 0) {
            add("due, but held back by unacknowledged ones", "%,d messages", sent.notSent());
        }
        reportCpu(sent, readings / 1e6, begin, end);
        add(
                "peak memory of the service (%s)".formatted(Service.JVM_OPTIONS),
                "%,.0f MB resident, %,.0f MB heap",
                Proc.peakResidentBytes(deployment.service().handle()) / 1e6,
                peakHeap / 1e6);
        var batches = end.metrics().batches() - begin.metrics().batches();
        add(
                "a transaction, on average",
                "%,.0f messages in %.1f ms",
                (end.metrics().batchMessages() - begin.metrics().batchMessages()) / batches,
                1e3 * (end.metrics().batchSeconds() - begin.metrics().batchSeconds()) / batches);
        add(
                "from taking a message to its commit, mean of each transaction's oldest",
                "%.0f ms",
                1e3 * (end.metrics().lagSeconds() - begin.metrics().lagSeconds()) / batches);
    }

    private void reportCpu(Load.Report sent, double millions, Sample begin, Sample end) {
        add("CPU of the service", "%.1f s per million readings", (end.serviceCpu() - begin.serviceCpu()) / millions);
        if (deployment.broker().isPresent()) {
            add("CPU of the broker", "%.1f s per million readings", (end.brokerCpu() - begin.brokerCpu()) / millions);
        }
        add("CPU of PostgreSQL", "%.1f s per million readings", (end.postgresCpu() - begin.postgresCpu()) / millions);
        add("CPU of the load generator", "%.1f s per million readings", sent.cpuSeconds() / millions);
    }

    private void add(String what, String format, Object... values) {
        figures.add(deployment.name(), what, format, values);
    }
}
