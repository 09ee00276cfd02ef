package health.vigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StorageStateTest {
    private static final Instant STORED = Instant.parse("2026-11-20T00:00:00Z");
    private static final List<Rule> RULES = List.of(clock(24, Priority.LOW), clock(48, Priority.HIGH));

    @Test
    void theClockIsBrokenAtItsLimitNotBefore() {
        var stored = stored(STORED);
        assertThat(stored.tick(RULES, at(48).minusMillis(1)).changes()).hasSize(1);
        var broken = stored.tick(RULES, at(48));
        assertThat(broken.changes()).hasSize(2);
        assertThat(broken.changes()).allSatisfy(change -> assertThat(((AlarmChange.Raised) change).onset())
                .isEqualTo(STORED));
        assertThat(broken.changes().get(1).at()).isEqualTo(at(48));
        assertThat(broken.state().tick(RULES, at(50)).changes()).isEmpty();
    }

    @Test
    void aSecondScanDoesNotRestartTheClock() {
        var rescanned = stored(STORED)
                .on("store", event(EventType.CONTAINER_STORED, at(40)))
                .state();
        assertThat(rescanned.tick(RULES, at(48)).changes()).hasSize(2);
    }

    @Test
    void leavingStopsTheClockAndClears() {
        var broken = stored(STORED).tick(RULES, at(49)).state();
        var left = broken.on("store", event(EventType.CONTAINER_HANDED_OVER, at(50)));
        assertThat(left.changes()).hasSize(2).allSatisfy(change -> assertThat(((AlarmChange.Cleared) change).reason())
                .isEqualTo(AlarmChange.ClearReason.LEFT_STORAGE));
        assertThat(left.state().tick(RULES, at(100)).changes()).isEmpty();
    }

    @Test
    void aContainerThatLeftIsNotStoredAgainByALateScan() {
        var left = StorageState.unseen("HW-1").on("store", event(EventType.CONTAINER_HANDED_OVER, at(10)));
        var late = left.state().on("store", event(EventType.CONTAINER_STORED, STORED));
        assertThat(late.state().tick(RULES, at(100)).changes()).isEmpty();
    }

    @Property
    void anyOrderAndRepetitionOfTheSameEventsGivesTheSameTimes(@ForAll("shuffled") List<DeviceEvent> events) {
        var state = StorageState.unseen("HW-1");
        for (var event : events) {
            state = state.on("store", event).state();
        }
        assertThat(state.storedAt()).isEqualTo(at(1));
        assertThat(state.leftAt()).isEqualTo(at(30));
    }

    @Provide
    Arbitrary<List<DeviceEvent>> shuffled() {
        var events = List.of(
                event(EventType.CONTAINER_PACKED, at(0)),
                event(EventType.CONTAINER_STORED, at(1)),
                event(EventType.CONTAINER_STORED, at(20)),
                event(EventType.CONTAINER_HANDED_OVER, at(30)),
                event(EventType.CONTAINER_ARRIVED, at(33)));
        return Arbitraries.shuffle(events)
                .flatMap(once -> Arbitraries.shuffle(events).map(twice -> {
                    var all = new ArrayList<>(once);
                    all.addAll(twice);
                    return all;
                }));
    }

    private static StorageState stored(Instant at) {
        return StorageState.unseen("HW-1")
                .on("store", event(EventType.CONTAINER_STORED, at))
                .state();
    }

    private static DeviceEvent event(EventType type, Instant at) {
        return new DeviceEvent(type, at, "HW-1", "{}");
    }

    private static Instant at(long hours) {
        return STORED.plus(Duration.ofHours(hours));
    }

    private static Rule clock(int hours, Priority priority) {
        return Rule.of(
                "clock." + hours,
                "贮存超时",
                "Stored too long",
                null,
                "h",
                new StorageClock(Duration.ofHours(hours)),
                Duration.ZERO,
                Duration.ZERO,
                priority,
                new Source("医疗废物管理条例", "2011", "art. 17", true, LocalDate.of(2011, 1, 8), null));
    }
}
