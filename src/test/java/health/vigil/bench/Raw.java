package health.vigil.bench;

import java.time.Duration;

/**
 * The parts by themselves on the same machine: what the whole is compared with.
 *
 * @param brokerMessages passed on a second
 * @param insertedReadings stored a second
 */
record Raw(double brokerMessages, double insertedReadings) {
    static final String SETUP = "each part alone";

    static Raw measure(Workplace workplace, Duration duration, Figures figures) throws Exception {
        JudgementAlone.measure(duration, figures);
        Progress.say("starting broker and database, and the service to register devices");
        var parts = Parts.start(workplace);
        var service = Service.start(workplace, parts.environment());
        var fleet = Fleet.register(service, workplace.folder());
        service.stop();
        figures.measuredOn(parts.postgres());
        return new Raw(
                new BrokerAlone(workplace, parts, fleet.load()).measure(figures),
                InsertAlone.measure(parts.postgres(), duration, figures));
    }

    void compare(String setup, double readings, Figures figures) {
        figures.add(
                "compared with the parts alone",
                setup,
                "%.0f %% of the broker's messages, %.0f %% of the bulk insert's readings",
                100 * readings / Load.VALUES / brokerMessages,
                100 * readings / insertedReadings);
    }
}
