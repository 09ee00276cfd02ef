package health.vigil.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.alarms.Announcement.Type;
import health.vigil.alarms.HistoryEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class AlarmLifePropertyTest {
    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    @Property
    void whoIsToldOfAnEndWasToldOfABeginning(
            @ForAll("heldBack") @Nullable String heldBack, @ForAll("entries") List<HistoryEntry> entries) {
        var life = AlarmLife.raised(false, raise(heldBack));
        var told = new ArrayList<Type>();
        if (life.announced()) {
            told.add(Type.RAISED);
        }
        for (var entry : entries) {
            var before = life;
            life = life.after(entry);
            before.announcement(entry).ifPresent(told::add);
            assertThat(life.announced()).isEqualTo(!told.isEmpty());
        }
        if (!told.isEmpty()) {
            assertThat(told.get(0)).isIn(Type.RAISED, Type.CHANGED);
        }
        assertThat(told.subList(Math.min(1, told.size()), told.size())).doesNotContain(Type.RAISED);
    }

    @Property
    void whatIsActiveAndNotSetAsideHasBeenTold(
            @ForAll("heldBack") @Nullable String heldBack, @ForAll("entries") List<HistoryEntry> entries) {
        var life = AlarmLife.raised(false, raise(heldBack));
        for (var entry : entries) {
            var before = life;
            life = life.after(entry);
            if (before.isQuiet() && life.isActive() && !life.isQuiet()) {
                assertThat(life.announced()).isTrue();
            }
        }
    }

    @Property
    void isEscalatedOnlyWhileSomebodyWasCalledAndNobodyHasTakenNote(
            @ForAll("heldBack") @Nullable String heldBack, @ForAll("entries") List<HistoryEntry> entries) {
        var life = AlarmLife.raised(false, raise(heldBack));
        for (var entry : entries) {
            var escalation = life.announcement(entry).filter(Type.ESCALATED::equals);
            assertThat(escalation.isPresent()).isEqualTo(entry.kind() == Kind.ESCALATED && life.mayEscalate());
            if (escalation.isPresent()) {
                assertThat(life.announced()).isTrue();
                assertThat(life.isQuiet()).isFalse();
                assertThat(life.state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
                assertThat(life.after(entry)).isEqualTo(life.after(comment(entry.sequence())));
            }
            life = life.after(entry);
        }
    }

    @Property
    void nothingThatIsOverIsSilencedOrLosesItsAcknowledgement(@ForAll("entries") List<HistoryEntry> entries) {
        var life = AlarmLife.raised(false, raise(null));
        for (var entry : entries) {
            var before = life;
            life = life.after(entry);
            if (!life.isActive()) {
                assertThat(life.silenced()).isNull();
            }
            if (!before.isActive() && before.episode().acknowledged() != null) {
                assertThat(life.episode().acknowledged())
                        .isEqualTo(before.episode().acknowledged());
            }
        }
    }

    @Property
    void numbersAndStatesFollowTheLastEntry(@ForAll boolean latched, @ForAll("entries") List<HistoryEntry> entries) {
        var history = new ArrayList<>(List.of(raise(null).numbered(1)));
        entries.forEach(entry -> history.add(entry.numbered(history.size() + 1)));

        var life = AlarmLife.fold(latched, history);

        assertThat(life.sequence()).isEqualTo(history.size());
        assertThat(life.state() == AlarmState.OUT_OF_SERVICE).isEqualTo(life.outOfService() != null);
        assertThat(life.isActive()).isEqualTo(entries.stream().noneMatch(e -> e.kind() == Kind.CLEARED));
    }

    @Provide
    Arbitrary<String> heldBack() {
        return Arbitraries.of("chattering", "silenced").injectNull(0.5);
    }

    @Provide
    Arbitrary<List<HistoryEntry>> entries() {
        return Arbitraries.of(Kind.class)
                .filter(kind -> kind != Kind.RAISED)
                .map(kind -> HistoryEntry.of(kind, AT, "somebody")
                        .because("returned")
                        .permitted("5f0c2c52-6f57-4f0f-9d7e-0e9a3a3a7a01")
                        .until(AT.plusSeconds(60)))
                .list()
                .ofMaxSize(20);
    }

    private static HistoryEntry raise(@Nullable String heldBack) {
        return HistoryEntry.of(Kind.RAISED, AT, "vigil").because(heldBack);
    }

    private static HistoryEntry comment(int number) {
        return HistoryEntry.of(Kind.COMMENTED, AT, "somebody").numbered(number);
    }
}
