package health.vigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

/** A device that measures once a minute, and what its stamps are taken for. */
class ClockWatchTest {
    private static final int MINUTE = 60;
    private Watched watched = new Watched();
    private final List<String> taken = new ArrayList<>();

    @BeforeTry
    void forget() {
        watched = new Watched();
        taken.clear();
    }

    @Test
    void aClockThatIsAnHourBehindFromTheStartIsToldFromTheThirdMessageOn() {
        live(0, 6, -3600);
        assertThat(taken)
                .containsExactly("late", "late", "clock_offset", "clock_offset", "clock_offset", "clock_offset");
    }

    @Test
    void aClockThatIsSetBackIsToldUntilItsStampsAreNewsAgain() {
        live(0, 20, 0);
        taken.clear();
        live(20, 35, -600);
        assertThat(taken.subList(0, 2)).containsOnly("late");
        assertThat(taken.subList(2, 10)).containsOnly("clock_offset");
        assertThat(taken.subList(11, 15)).containsOnly("-");
    }

    @Test
    void aClockThatIsSetForwardAndBackIsRightInTheEnd() {
        live(0, 5, 0);
        live(5, 10, 180);
        taken.clear();
        live(10, 20, 0);
        assertThat(taken).doesNotContain("clock_offset").contains("late", "-");
    }

    @Test
    void severalMessagesOfOneMinuteAreToldAlike() {
        for (var minute = 0; minute < 5; minute++) {
            receive(minute * MINUTE, minute * MINUTE - 7200);
            receive(minute * MINUTE + 1, minute * MINUTE - 7200);
        }
        assertThat(taken.subList(0, 4)).containsOnly("late");
        assertThat(taken.subList(4, 10)).containsOnly("clock_offset");
    }

    @Property
    void aBufferThatIsEmptiedInOrderIsABacklog(
            @ForAll @IntRange(min = 3, max = 300) int messages, @ForAll @LongRange(min = 0, max = 29) long seconds) {
        for (var i = 0; i < messages; i++) {
            receive(100_000 + i * seconds, i * MINUTE);
        }
        assertThat(taken).containsOnly("late");
    }

    @Property
    void aBufferThatIsEmptiedBackwardsOrInAnyOrderIsABacklog(
            @ForAll @IntRange(min = 3, max = 100) int messages,
            @ForAll @LongRange(min = 0, max = 29) long seconds,
            @ForAll long seed) {
        var order = new ArrayList<Integer>();
        for (var i = 0; i < messages; i++) {
            order.add(messages - i);
        }
        if (seed % 2 == 0) {
            Collections.shuffle(order, new Random(seed));
        }
        for (var i = 0; i < messages; i++) {
            receive(100_000 + i * seconds, order.get(i) * MINUTE * 5L);
        }
        assertThat(taken).containsOnly("late");
    }

    @Property
    void aBufferThatIsEmptiedBesideLiveValuesIsABacklog(@ForAll @IntRange(min = 3, max = 100) int minutes) {
        for (var i = 0; i < minutes; i++) {
            receive(100_000 + i * MINUTE, 100_000 + i * MINUTE);
            receive(100_001 + i * MINUTE, i * MINUTE);
        }
        assertThat(taken).doesNotContain("clock_offset");
    }

    @Property
    void aClockThatIsRightIsNeverTakenForOneThatIsNot(
            @ForAll @IntRange(min = 3, max = 100) int messages, @ForAll @IntRange(min = 0, max = 50) int delay) {
        live(0, messages, -delay);
        assertThat(taken).doesNotContain("clock_offset");
    }

    private void live(int from, int to, long offset) {
        for (var minute = from; minute < to; minute++) {
            receive(minute * MINUTE, minute * MINUTE + offset);
        }
    }

    private void receive(long received, long stamp) {
        var at = Watched.START.plusSeconds(stamp);
        var stored = watched.evaluator.judge(
                Watched.DEVICE, List.of(reading(at)), Watched.START.plusSeconds(received), watched);
        var flags = stored.get(0).flags().texts();
        taken.add(flags.isEmpty() ? "-" : String.join("+", flags));
    }

    /** Values differ, so that nothing else is found. */
    private static Reading reading(Instant at) {
        var value = 0.5 + Duration.between(Watched.START, at).toMinutes() % 7 / 100.0;
        return new Reading(Watched.FREE, at, value, Flags.NONE);
    }
}
