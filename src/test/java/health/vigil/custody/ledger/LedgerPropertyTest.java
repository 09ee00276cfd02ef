package health.vigil.custody.ledger;

import static health.vigil.custody.ledger.Given.MONDAY;
import static health.vigil.custody.ledger.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is reported of a container, and however it arrives. */
class LedgerPropertyTest {
    private static final Instant END = MONDAY.plus(Duration.ofDays(30));

    @Property(tries = 3000)
    void anyOrderAndRepetitionOfTheSameEventsGivesTheSameLedger(
            @ForAll("stories") List<CustodyEvent> story, @ForAll Random chance) {
        var shuffled = new ArrayList<>(story);
        story.stream().filter(event -> chance.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, chance);
        assertThat(told(ContainerLedger.of(Given.CONTAINER, shuffled)))
                .isEqualTo(told(ContainerLedger.of(Given.CONTAINER, story)));
    }

    @Property(tries = 1000)
    void everyEventStaysInTheTimeLineOnceAndInOrder(@ForAll("stories") List<CustodyEvent> story) {
        var timeLine = ContainerLedger.of(Given.CONTAINER, story).timeLine();
        assertThat(timeLine)
                .extracting(entry -> entry.event().id())
                .containsExactlyInAnyOrderElementsOf(
                        story.stream().map(CustodyEvent::id).distinct().toList());
        assertThat(timeLine).extracting(entry -> entry.event().at()).isSorted();
    }

    @Property(tries = 1000)
    void nothingChangesBeforeTheNextLookAndSomethingDoesAtIt(
            @ForAll("stories") List<CustodyEvent> story, @ForAll("moments") Instant now) {
        var ledger = ContainerLedger.of(Given.CONTAINER, story);
        var verdict = Verdict.of(ledger, shipped(), now);
        var next = verdict.nextLook();
        var unchangedUntil = next == null ? END : next.minusMillis(1);
        if (unchangedUntil.isAfter(now)) {
            assertThat(Verdict.of(ledger, shipped(), unchangedUntil).breaches()).isEqualTo(verdict.breaches());
        }
        if (next != null) {
            assertThat(next).isAfter(now);
            assertThat(Verdict.of(ledger, shipped(), next).breaches())
                    .hasSizeGreaterThan(verdict.breaches().size())
                    .containsAll(verdict.breaches());
        }
    }

    @Property(tries = 1000)
    void noBreachEndsBeforeItBegan(@ForAll("stories") List<CustodyEvent> story) {
        assertThat(Verdict.of(ContainerLedger.of(Given.CONTAINER, story), shipped(), END)
                        .breaches())
                .allSatisfy(breach -> {
                    assertThat(breach.onset()).isBeforeOrEqualTo(breach.at());
                    assertThat(breach.at()).isBeforeOrEqualTo(END);
                    assertThat(Optional.ofNullable(breach.until()).orElse(END)).isAfterOrEqualTo(breach.at());
                });
    }

    @Property(tries = 1000)
    void whatIsMissingLiesBetweenWhatWasReported(@ForAll("stories") List<CustodyEvent> story) {
        var life = ContainerLedger.of(Given.CONTAINER, story).life();
        assertThat(life.missing()).allSatisfy(missing -> assertThat(life.events())
                .extracting(CustodyEvent::at)
                .contains(missing.to())
                .containsAnyOf(Optional.ofNullable(missing.from()).orElse(missing.to())));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(0, Duration.ofDays(20).toMinutes())
                .map(m -> MONDAY.plus(Duration.ofMinutes(m)));
    }

    @Provide
    Arbitrary<List<CustodyEvent>> stories() {
        return events().list().ofMinSize(1).ofMaxSize(16);
    }

    private Arbitrary<CustodyEvent> events() {
        var minutes = Arbitraries.longs().between(0, Duration.ofDays(9).toMinutes());
        var delay = Arbitraries.longs().between(0, Duration.ofDays(2).toMinutes());
        var said = Arbitraries.of(
                "\"weight_kg\": 4.35",
                "\"weight_kg\": 3.9",
                "\"temp\": 3",
                "\"temp\": 9",
                "\"seal\": \"S-1\"",
                "\"seal\": \"S-2\"",
                "\"trip\": \"T-7\"",
                "\"kind\": \"bin\"",
                "\"previous\": \"" + "0".repeat(64) + "\"",
                "\"note\": \"-\"");
        return Combinators.combine(Arbitraries.of(Step.class), minutes, delay, said)
                .as((step, at, late, member) -> {
                    var time = MONDAY.plus(Duration.ofMinutes(at));
                    return Given.receivedAt(time.plus(Duration.ofMinutes(late)), step, time, member);
                });
    }

    /** All that a ledger says. */
    private static List<Object> told(ContainerLedger ledger) {
        var life = ledger.life();
        return List.of(
                ledger.timeLine(),
                ledger.lives().size(),
                life.state(),
                life.stateAt(),
                life.missing(),
                ledger.holder(),
                ledger.place(),
                life.weight(Step.COLLECTED, Step.STORED),
                Verdict.of(ledger, shipped(), MONDAY.plus(Duration.ofDays(3))),
                Verdict.of(ledger, shipped(), END));
    }
}
