package health.vigil.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.simulator.fault.Damage;
import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final AtomicInteger overflowed = new AtomicInteger();
    private final Outbox outbox = new Outbox(5, overflowed::incrementAndGet);

    @Test
    void readingsTravelTogetherUpToTheNextEvent() {
        outbox.add(reading(1));
        outbox.add(reading(2));
        outbox.add(event(3));
        outbox.add(reading(4));

        assertThat(outbox.next(30)).containsExactly(reading(1), reading(2));
        assertThat(outbox.next(30)).containsExactly(event(3));
        assertThat(outbox.next(30)).containsExactly(reading(4));
    }

    @Test
    void noMoreReadingsTravelTogetherThanAllowed() {
        for (var second = 1; second <= 5; second++) {
            outbox.add(reading(second));
        }

        assertThat(outbox.next(3)).hasSize(3);
        assertThat(outbox.next(3)).hasSize(2);
    }

    @Test
    void damagedReadingsTravelAlone() {
        outbox.add(reading(1));
        var damaged = new Letter.Reading(sample(2), 1, Optional.of(Damage.BAD_JSON));
        outbox.add(damaged);

        assertThat(outbox.next(30)).containsExactly(reading(1));
        assertThat(outbox.next(30)).containsExactly(damaged);
    }

    @Test
    void theOldestGivesWayWhenFullAndIsCounted() {
        for (var second = 1; second <= 7; second++) {
            outbox.add(reading(second));
        }

        assertThat(outbox.size()).isEqualTo(5);
        assertThat(overflowed).hasValue(2);
        assertThat(outbox.next(1)).containsExactly(reading(3));
    }

    @Test
    void whatCouldNotBeSentGoesBackToTheFront() {
        outbox.add(reading(3));

        outbox.putBack(List.of(reading(1), reading(2)));

        assertThat(outbox.next(30)).containsExactly(reading(1), reading(2), reading(3));
    }

    private static Letter reading(int second) {
        return new Letter.Reading(sample(second), 1, Optional.empty());
    }

    private static Letter event(int second) {
        return new Letter.Event(new DeviceEvent(Instant.ofEpochSecond(second), "door.opened", Map.of()));
    }

    private static Sample sample(int second) {
        return new Sample(Instant.ofEpochSecond(second), Map.of("ph", 7.0));
    }
}
