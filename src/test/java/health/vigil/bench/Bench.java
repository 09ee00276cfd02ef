package health.vigil.bench;

import health.vigil.bench.Options.Section;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures the packaged service end to end, and its parts alone, and prints one table. */
public final class Bench {
    private final Options options;
    private final Figures figures = new Figures();
    private final Map<String, Double> readings = new LinkedHashMap<>();
    private boolean failed;

    private Bench(Options options) {
        this.options = options;
    }

    public static void main(String... arguments) {
        Logs.warningsOnly();
        try {
            if (!Files.isDirectory(Proc.ROOT)) {
                throw new IllegalArgumentException("the benchmarks read /proc, so they run on Linux only");
            }
            // clients of the broker and of the database leave threads behind
            System.exit(new Bench(Options.of(arguments)).run() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(2);
        }
    }

    private boolean run() {
        attempt(Section.EMBEDDED, workplace -> endToEnd(Section.EMBEDDED, Deployment.embedded(workplace)));
        attempt(Section.EXTERNAL, workplace -> endToEnd(Section.EXTERNAL, Deployment.external(workplace)));
        attempt(
                Section.DELIVERY,
                workplace -> DeliveryStorm.measure(workplace, options.duration(), options.alarmsPerSecond(), figures));
        attempt(Section.CUSTODY, workplace -> CustodyScale.measure(workplace, figures));
        attempt(Section.JUDGEMENT, workplace -> Judgement.measure(figures));
        attempt(Section.STORAGE, workplace -> StorageScale.measure(options.readings(), figures));
        attempt(Section.RAW, workplace -> {
            var raw = Raw.measure(workplace, options.duration(), figures);
            readings.forEach((setup, rate) -> raw.compare(setup, rate, figures));
        });
        attempt(
                Section.DASHBOARDS,
                workplace -> DashboardScale.measure(options.database().orElseThrow(), figures));
        System.out.println("\n" + figures.table());
        return !failed;
    }

    private void endToEnd(Section section, Deployment deployment) throws Exception {
        figures.measuredOn(deployment.postgres());
        deployment.warmUp();
        if (options.wants(section)) {
            readings.put(deployment.name(), new Throughput(deployment, options.duration(), figures).measure());
        }
        if (options.wants(Section.LATENCY)) {
            new AlarmLatency(deployment, options.duration(), figures).measure();
        }
    }

    private interface Measurement {
        void in(Workplace workplace) throws Exception;
    }

    /** What fails doesn't keep the rest from being measured. */
    private void attempt(Section section, Measurement measurement) {
        var isEndToEnd = section == Section.EMBEDDED || section == Section.EXTERNAL;
        if (!options.wants(section) && !(isEndToEnd && options.wants(Section.LATENCY))) {
            return;
        }
        try (var workplace = Workplace.open()) {
            measurement.in(workplace);
        } catch (Exception e) { // whatever it is, it is told and the rest goes on
            failed = true;
            System.err.printf("bench: %s: %s%n", section, e.getMessage());
        }
    }
}
