package health.vigil.bench;

import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The judgement alone, one thread, by JMH: readings a second and what one of them allocates. */
final class Judgement {
    private Judgement() {}

    static void measure(Figures figures) throws RunnerException {
        Progress.say("judging alone, with JMH");
        var options = new OptionsBuilder()
                .include(EvaluatorBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        for (var result : new Runner(options).run()) {
            var parameters = result.getParams();
            figures.add(
                    "judgement alone, one thread",
                    "%s, %s devices".formatted(parameters.getParam("family"), parameters.getParam("devices")),
                    "%,.0f readings/s ± %.0f %%, %,.0f bytes allocated a reading",
                    result.getPrimaryResult().getScore(),
                    100
                            * result.getPrimaryResult().getScoreError()
                            / result.getPrimaryResult().getScore(),
                    allocated(result));
        }
    }

    private static double allocated(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(figure -> figure.getKey().endsWith("gc.alloc.rate.norm"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow()
                .getScore();
    }
}
