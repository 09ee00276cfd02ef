package health.vigil.custody.reconcile;

import static health.vigil.custody.reconcile.Presets.EVER;
import static health.vigil.custody.reconcile.Presets.after;
import static health.vigil.custody.reconcile.Presets.hour;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.Breach;
import health.vigil.rules.ProcessCheck.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Collection, waste at all, washing: what must be done before a time is over. */
class ClocksTest {
    @Nested
    class Collecting {
        private static final Subject RULE = after(Kind.COLLECTION_INTERVAL, Duration.ofHours(48));

        @Test
        void aCollectionInTheLastMomentIsInTime() {
            assertThat(breaches(hour(60), collected(0, 48))).isEmpty();
        }

        @Test
        void aSecondLaterIsTooLateAndTheBreachEndsWithIt() {
            assertThat(breaches(hour(60), collected(0, 48 + 1 / 3600.0)))
                    .containsExactly(breach(RULE, 0, 48, hour(48 + 1 / 3600.0)));
        }

        @Test
        void theClockStrikesThoughNothingIsHeard() {
            var stays = List.of(inStore(0));
            var before = CollectionInterval.judge(RULE, stays, EVER, hour(48).minusMillis(1));
            assertThat(before.breaches()).isEmpty();
            assertThat(before.lookAt()).isEqualTo(hour(48));
            assertThat(breaches(hour(48), inStore(0))).containsExactly(breach(RULE, 0, 48, null));
        }

        @Test
        void whoeverTakesAnythingHasCome() {
            assertThat(breaches(hour(80), inStore(0), collected(1, 40))).isEmpty();
            assertThat(breaches(hour(88), inStore(0), collected(1, 40))).containsExactly(breach(RULE, 40, 88, null));
        }

        @Test
        void anEmptyStoreNeedsNoCollection() {
            assertThat(breaches(hour(200), collected(0, 10), collected(150, 190)))
                    .isEmpty();
        }

        @Test
        void whatIsLostStopsTheClockOnlyWhenNothingElseIsLeft() {
            var lost = new Stay(hour(0), hour(10), false);
            assertThat(breaches(hour(100), lost)).isEmpty();
            assertThat(breaches(hour(100), lost, inStore(5))).containsExactly(breach(RULE, 0, 48, null));
        }

        @Test
        void aCollectionOfWhatNobodyStoredIsACollection() {
            assertThat(breaches(hour(80), inStore(0), new Stay(null, hour(40), true)))
                    .isEmpty();
        }

        @Test
        void whatWasOverBeforeAllIsKnownIsNotJudged() {
            var stays = List.of(collected(0, 60));
            assertThat(CollectionInterval.judge(RULE, stays, hour(60), hour(99)).breaches())
                    .isEmpty();
            assertThat(CollectionInterval.judge(RULE, stays, hour(59), hour(99)).breaches())
                    .hasSize(1);
        }

        @Property
        void orderOfContainersDoesNotMatter(@ForAll("stays") List<Stay> stays, @ForAll Random random) {
            var shuffled = new ArrayList<>(stays);
            Collections.shuffle(shuffled, random);
            assertThat(CollectionInterval.judge(RULE, shuffled, EVER, hour(300)))
                    .isEqualTo(CollectionInterval.judge(RULE, stays, EVER, hour(300)));
        }

        @Property
        void waitsFollowEachOtherAndOnlyTheLastIsOpen(@ForAll("stays") List<Stay> stays) {
            var waits = CollectionInterval.waits(stays);
            for (var i = 0; i < waits.size(); i++) {
                var until = waits.get(i).until();
                assertThat(until == null).isEqualTo(until == null && i == waits.size() - 1);
                if (until != null && i + 1 < waits.size()) {
                    assertThat(waits.get(i + 1).since()).isAfterOrEqualTo(until);
                }
            }
        }

        @Provide
        Arbitrary<List<Stay>> stays() {
            var hour = Arbitraries.integers().between(0, 200);
            return Combinators.combine(hour, hour.injectNull(0.2), Arbitraries.of(true, false))
                    .as((from, until, collected) ->
                            new Stay(hour(from), until == null ? null : hour(until), until != null && collected))
                    .list()
                    .ofMaxSize(15);
        }

        private List<Breach> breaches(Instant now, Stay... stays) {
            return CollectionInterval.judge(RULE, List.of(stays), EVER, now).breaches();
        }

        private static Stay collected(double from, double until) {
            return new Stay(hour(from), hour(until), true);
        }

        private static Stay inStore(double from) {
            return new Stay(hour(from), null, false);
        }
    }

    @Nested
    class WasteAtAll {
        private static final Subject RULE = after(Kind.NO_WASTE, Duration.ofHours(72));
        private static final Department OPEN = new Department(hour(0), null);

        @Test
        void wasteInTheLastMomentIsInTime() {
            assertThat(judge(OPEN, hour(100), hour(72)).breaches()).isEmpty();
        }

        @Test
        void threeDaysWithoutWasteAreABreachUntilThereIsSome() {
            assertThat(judge(OPEN, hour(72)).breaches()).containsExactly(breach(RULE, 0, 72, null));
            assertThat(judge(OPEN, hour(90), hour(80)).breaches()).containsExactly(breach(RULE, 0, 72, hour(80)));
        }

        @Test
        void itIsLookedAtWhenThreeDaysWillBeOver() {
            assertThat(judge(OPEN, hour(30), hour(10), hour(20)).lookAt()).isEqualTo(hour(92));
        }

        @Test
        void aClosedDepartmentNeedsNoWaste() {
            var closed = new Department(hour(0), hour(50));
            assertThat(judge(closed, hour(500)).breaches()).isEmpty();
            assertThat(judge(closed, hour(500)).lookAt()).isNull();
        }

        @Test
        void closingEndsABreach() {
            var closed = new Department(hour(0), hour(100));
            assertThat(judge(closed, hour(500)).breaches()).containsExactly(breach(RULE, 0, 72, hour(100)));
        }

        @Test
        void wasteFromBeforeTheOpeningDoesNotCount() {
            assertThat(judge(OPEN, hour(72), hour(-5)).breaches()).containsExactly(breach(RULE, 0, 72, null));
        }

        private Verdict judge(Department department, Instant now, Instant... generated) {
            return department.withoutWaste(RULE, List.of(generated), EVER, now);
        }
    }

    @Nested
    class BeingWashed {
        private static final Subject RULE = after(Kind.UNWASHED, Duration.ofHours(24));

        @Test
        void washingInTheLastMomentIsInTime() {
            assertThat(judge(List.of(hour(0)), List.of(hour(24)), hour(99)).breaches())
                    .isEmpty();
        }

        @Test
        void aDayAfterUseItIsABreachUntilItIsWashed() {
            assertThat(judge(List.of(hour(0)), List.of(), hour(24)).breaches())
                    .containsExactly(breach(RULE, 0, 24, null));
            assertThat(judge(List.of(hour(0)), List.of(hour(30)), hour(40)).breaches())
                    .containsExactly(breach(RULE, 0, 24, hour(30)));
        }

        @Test
        void oneWashingServesAllUsesBeforeItCountedFromTheFirst() {
            assertThat(judge(List.of(hour(0), hour(20)), List.of(hour(23)), hour(99))
                            .breaches())
                    .isEmpty();
            assertThat(judge(List.of(hour(0), hour(20)), List.of(hour(25)), hour(99))
                            .breaches())
                    .containsExactly(breach(RULE, 0, 24, hour(25)));
        }

        @Test
        void washingBeforeUseDoesNotCount() {
            assertThat(judge(List.of(hour(5)), List.of(hour(4)), hour(10)).lookAt())
                    .isEqualTo(hour(29));
        }

        @Test
        void washingInTheMomentOfUseCounts() {
            assertThat(judge(List.of(hour(5)), List.of(hour(5)), hour(99)).breaches())
                    .isEmpty();
        }

        private Verdict judge(List<Instant> uses, List<Instant> washes, Instant now) {
            return Washing.judge(RULE, uses, washes, EVER, now);
        }
    }

    private static Breach breach(Subject subject, double since, double due, @Nullable Instant until) {
        return new Breach(subject.rules().get(0), "device-1", "item-1", hour(since), hour(due), due - since, until);
    }
}
