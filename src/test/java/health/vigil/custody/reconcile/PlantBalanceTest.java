package health.vigil.custody.reconcile;

import static health.vigil.custody.reconcile.Presets.START;
import static health.vigil.custody.reconcile.Presets.hour;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.custody.reconcile.PlantStay.End;
import health.vigil.rules.Breach;
import health.vigil.rules.LocalDay;
import health.vigil.rules.ProcessCheck.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlantBalanceTest {
    private static final Subject RULE = Presets.within(Kind.PLANT_BALANCE, 0.05);
    private static final LocalDay DAY = LocalDay.of(START);

    @Test
    void whatWasAcceptedIsTreatedOrInStock() {
        var day = PlantDay.of(
                DAY,
                List.of(stay("A", -5, 10.0, 3.0, null), stay("B", 1, 20.0, 5.0, null), stay("C", 2, 4.0, null, null)));
        assertThat(day.opening()).isEqualTo(Mass.of(10));
        assertThat(day.accepted()).isEqualTo(Mass.of(24));
        assertThat(day.treated()).isEqualTo(Mass.of(30));
        assertThat(day.closing()).isEqualTo(Mass.of(4));
        assertThat(day.difference()).isEqualTo(Mass.ZERO);
        assertThat(day.holds(0)).isTrue();
    }

    @Test
    void exactlyTheToleranceIsWithinIt() {
        assertThat(PlantDay.of(DAY, List.of(stay("A", 1, 100.0, 5.0, 95.0))).holds(0.05))
                .isTrue();
        assertThat(PlantDay.of(DAY, List.of(stay("A", 1, 100.0, 5.0, 94.999))).holds(0.05))
                .isFalse();
    }

    @Test
    void whatIsTreatedAndWasNotAcceptedIsNamed() {
        var day = PlantDay.of(DAY, List.of(new PlantStay("A", null, null, hour(5), Mass.of(3), End.TREATED)));
        assertThat(day.notAccepted()).containsExactly("A");
        assertThat(day.difference()).isEqualTo(Mass.of(-3));
        assertThat(day.holds(0.05)).isFalse();
    }

    @Test
    void whatIsLostAtThePlantIsNamedHoweverLight() {
        var day = PlantDay.of(
                DAY,
                List.of(
                        stay("A", 1, 100.0, null, null),
                        new PlantStay("B", hour(2), Mass.of(0.1), hour(5), null, End.UNACCOUNTED)));
        assertThat(day.unaccounted()).containsExactly("B");
        assertThat(day.holds(0.05)).isFalse();
    }

    @Test
    void whatIsSentBackIsAccountedFor() {
        var day = PlantDay.of(DAY, List.of(new PlantStay("A", hour(1), Mass.of(9), hour(5), null, End.RELEASED)));
        assertThat(day.released()).isEqualTo(Mass.of(9));
        assertThat(day.holds(0)).isTrue();
    }

    @Test
    void whatWasNotWeighedIsNamedAndOnNeitherSide() {
        var day = PlantDay.of(DAY, List.of(new PlantStay("A", hour(1), null, hour(5), Mass.of(7), End.TREATED)));
        assertThat(day.unweighed()).containsExactly("A");
        assertThat(day.difference()).isEqualTo(Mass.ZERO);
        assertThat(day.holds(0)).isTrue();
    }

    @Test
    void aBadDayIsKnownWhenItIsOverAndLastsUntilTheNextDayIs() {
        var stays = List.of(new PlantStay("A", hour(1), Mass.of(9), hour(5), null, End.UNACCOUNTED));
        var bad = PlantDay.of(DAY, stays);
        assertThat(breaches(bad)).singleElement().satisfies(breach -> {
            assertThat(breach.onset()).isEqualTo(DAY.start());
            assertThat(breach.at()).isEqualTo(DAY.end());
            assertThat(breach.value()).isEqualTo(1.0);
            assertThat(breach.until()).isNull();
        });
        assertThat(breaches(bad, PlantDay.of(DAY.next(), stays)))
                .extracting(Breach::until)
                .containsExactly(DAY.next().end());
    }

    @Property
    void orderOfContainersDoesNotMatter(@ForAll("stays") List<PlantStay> stays, @ForAll Random random) {
        var shuffled = new ArrayList<>(stays);
        Collections.shuffle(shuffled, random);
        assertThat(PlantDay.of(DAY, shuffled)).isEqualTo(PlantDay.of(DAY, stays));
    }

    @Property
    void aDayOpensWithWhatTheOneBeforeClosedWith(@ForAll("stays") List<PlantStay> stays) {
        assertThat(PlantDay.of(DAY.next(), stays).opening())
                .isEqualTo(PlantDay.of(DAY, stays).closing());
    }

    @Property
    void withoutSecondWeighingOnlyContainersCanBeAmiss(@ForAll("stays") List<PlantStay> stays) {
        var day = PlantDay.of(
                DAY,
                stays.stream()
                        .map(s -> new PlantStay(s.container(), s.acceptedAt(), s.accepted(), s.leftAt(), null, s.end()))
                        .toList());
        if (day.notAccepted().isEmpty() && day.unaccounted().isEmpty()) {
            assertThat(day.difference()).isEqualTo(Mass.ZERO);
        }
    }

    @Provide
    Arbitrary<List<PlantStay>> stays() {
        var hour = Arbitraries.integers().between(-30, 60);
        var weight = Arbitraries.doubles().between(0, 30).ofScale(3).injectNull(0.1);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 1000),
                        hour.injectNull(0.1),
                        weight,
                        hour.injectNull(0.3),
                        weight,
                        Arbitraries.of(End.values()))
                .as((id, accepted, in, left, treated, end) -> new PlantStay(
                        "HW-" + id,
                        accepted == null ? null : hour(accepted),
                        mass(in),
                        left == null ? null : hour(left),
                        mass(treated),
                        end))
                .list()
                .ofMaxSize(15)
                .uniqueElements(PlantStay::container);
    }

    private static List<Breach> breaches(PlantDay... days) {
        return PlantBalance.judge(RULE, Stream.of(days).toList()).breaches();
    }

    private static PlantStay stay(
            String container, double accepted, double kg, @Nullable Double left, @Nullable Double treated) {
        return new PlantStay(
                container, hour(accepted), Mass.of(kg), left == null ? null : hour(left), mass(treated), End.TREATED);
    }

    private static @Nullable Mass mass(@Nullable Double kg) {
        return kg == null ? null : Mass.of(kg);
    }
}
