package health.vigil.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.alarms.Floods.Flood;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FloodsTest {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant NOW = at(24 * 3600);
    private static final Floods FLOODS = new Floods(10, 5, Duration.ofMinutes(10));

    @Test
    void tenAlarmsInTenMinutesAreNone() {
        assertThat(FLOODS.in(every(60, 10), NOW)).isEmpty();
        assertThat(FLOODS.in(every(61, 500), NOW)).isEmpty();
    }

    @Test
    void beginsWithTheEleventhAndEndsWhenFewerThanFiveAreLeft() {
        // At 00:00:00, :10, … 00:01:40; when that of 00:01:00 leaves the window, four are left.
        assertThat(FLOODS.in(every(10, 11), NOW)).containsExactly(new Flood(at(100), at(660)));
    }

    @Test
    void lastsAsLongAsFiveAreLeft() {
        var calls = Stream.concat(every(10, 11).stream(), IntStream.range(1, 20).mapToObj(i -> at(100 + i * 120)))
                .toList();

        assertThat(FLOODS.in(calls, at(2380))).containsExactly(new Flood(at(100), null));
    }

    @Test
    void canComeAgain() {
        var calls = Stream.of(0, 7200)
                .flatMap(start -> IntStream.range(0, 11).mapToObj(i -> at(start + i)))
                .toList();

        assertThat(FLOODS.in(calls, NOW)).extracting(Flood::begin).containsExactly(at(10), at(7210));
    }

    @Property(tries = 50)
    void isWhatASecondBySecondCountSays(@ForAll @Size(max = 60) List<@IntRange(max = 3600) Integer> seconds) {
        var calls = seconds.stream().sorted().map(FloodsTest::at).toList();
        var floods = FLOODS.in(calls, at(6000));
        var flooded = false;
        for (var second = 0; second < 6000; second++) {
            var now = at(second);
            var count = calls.stream()
                    .filter(call -> !call.isAfter(now) && call.isAfter(now.minusSeconds(600)))
                    .count();
            flooded = flooded ? count >= 5 : count > 10;
            assertThat(floods.stream().anyMatch(f -> holds(f, now)))
                    .as("%s", now)
                    .isEqualTo(flooded);
        }
    }

    private static boolean holds(Flood flood, Instant at) {
        return !at.isBefore(flood.begin()) && (flood.end() == null || at.isBefore(flood.end()));
    }

    private static List<Instant> every(int seconds, int n) {
        return IntStream.range(0, n).mapToObj(i -> at(i * seconds)).toList();
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
