package health.vigil.simulator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ColdChainTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 20)
    void openDoorWarmsTheFridge(@ForAll @LongRange(min = 1, max = 100) long seed) {
        var doors = new Occurrences(
                new Seed(seed), Duration.ofHours(2), 1, 1, Duration.ofSeconds(90), Duration.ofSeconds(95));
        var opening = doors.within(START, START.plus(Duration.ofHours(2))).get(0);

        var before = ColdChain.warmAir(doors, 0.9, opening.start());
        var atClosing = ColdChain.warmAir(doors, 0.9, opening.end());
        var later = ColdChain.warmAir(doors, 0.9, opening.end().plus(Duration.ofMinutes(15)));

        assertThat(atClosing).isGreaterThan(before + 1.2);
        assertThat(later).isLessThan(atClosing / 4);
    }
}
