package health.vigil.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SamplingGridTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    @Property
    void consecutiveSpansGiveEachInstantOnce(
            @ForAll @LongRange(min = 0, max = 600_000) long cut, @ForAll @LongRange(min = 1, max = 120) long interval) {
        var grid = SamplingGrid.of("dw-440203-outlet", Duration.ofSeconds(interval));
        var middle = START.plusMillis(cut);
        var end = START.plusMillis(600_000);

        var whole = grid.within(START, end);

        assertThat(Stream.concat(grid.within(START, middle).stream(), grid.within(middle, end).stream()))
                .containsExactlyElementsOf(whole);
        assertThat(whole.size()).isBetween((int) (600 / interval), (int) (600 / interval) + 1);
    }
}
