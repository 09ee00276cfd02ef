package health.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * A service that dies at any point and goes on from what it had committed tells the same alarm changes, in the same order,
 * as one that never died.
 */
class RestartExactnessTest {

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void aCrashAtAnyPointChangesNothing(
            @ForAll("streams") List<Step> stream, @ForAll("plans") List<CrashingService.Fate> plan) {
        var undisturbed = new CrashingService();
        stream.forEach(undisturbed::take);
        undisturbed.commit();

        var disturbed = new CrashingService();
        disturbed.takeAll(stream, plan);

        assertThat(disturbed.told()).isEqualTo(undisturbed.told());
        assertThat(disturbed.stored()).isEqualTo(undisturbed.stored());
        collect(undisturbed.told());
    }

    private static void collect(List<String> told) {
        Statistics.label("changes").collect(told.isEmpty() ? "none" : told.size() < 10 ? "1 to 9" : "10 or more");
        Set.copyOf(told.stream()
                        .map(line -> line.substring(0, line.indexOf('[')))
                        .toList())
                .forEach(kind -> Statistics.label("streams with").collect(kind));
    }

    @Provide
    Arbitrary<List<Step>> streams() {
        return Step.arbitrary().list().ofMinSize(5).ofMaxSize(50).map(Step::onOneClock);
    }

    /** What becomes of the service after each step; the plan is repeated when it is shorter than the stream. */
    @Provide
    Arbitrary<List<CrashingService.Fate>> plans() {
        return Arbitraries.of(CrashingService.Fate.class).list().ofMinSize(3).ofMaxSize(30);
    }
}
