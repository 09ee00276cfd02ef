package health.vigil.bench;

/** One look at everything, taken while messages flow. CPU in seconds since the start of each process. */
record Sample(long nanos, Metrics metrics, double serviceCpu, double brokerCpu, double postgresCpu) {
    static Sample of(Deployment deployment) {
        return new Sample(
                System.nanoTime(),
                Metrics.of(deployment.service()),
                Proc.cpuSeconds(deployment.service().handle()),
                deployment
                        .broker()
                        .map(broker -> Proc.cpuSeconds(broker.handle()))
                        .orElse(0.0),
                deployment.postgres().cpuSeconds());
    }

    double secondsSince(Sample before) {
        return (nanos - before.nanos) / 1e9;
    }

    double readingsSince(Sample before) {
        return metrics.readingsStored() - before.metrics.readingsStored();
    }
}
