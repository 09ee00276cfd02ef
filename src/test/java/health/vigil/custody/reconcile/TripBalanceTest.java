package health.vigil.custody.reconcile;

import static health.vigil.custody.reconcile.Presets.hour;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.custody.reconcile.Comparison.Between;
import health.vigil.rules.Breach;
import health.vigil.rules.ProcessCheck.Kind;
import java.time.Duration;
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
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TripBalanceTest {
    private static final Duration UNLOADING = Duration.ofHours(2);
    private static final Subject RULE = Presets.within(Kind.TRIP_BALANCE, 0.05);

    @Test
    void exactlyFivePercentIsWithinTheTolerance() {
        assertThat(breaches(trip(null, load("A", 100.0, 95.0)))).isEmpty();
        assertThat(breaches(trip(null, load("A", 100.0, 105.0)))).isEmpty();
    }

    @Test
    void aGramBeyondFivePercentIsNot() {
        assertThat(breaches(trip(null, load("A", 100.0, 94.999)))).hasSize(1);
        assertThat(breaches(trip(null, load("A", 100.0, 105.001)))).hasSize(1);
    }

    @Test
    void theManifestIsHeldAgainstBothWeighings() {
        var declared = trip(100.0, load("A", 94.0, 94.0));
        assertThat(balance(declared).comparisons())
                .extracting(Comparison::between)
                .containsExactly(Between.MANIFEST_AND_OUT, Between.MANIFEST_AND_IN, Between.OUT_AND_IN);
        assertThat(breaches(declared)).singleElement().satisfies(breach -> {
            assertThat(breach.value()).isEqualTo(0.06);
            assertThat(breach.onset()).isEqualTo(hour(1));
            assertThat(breach.at()).isEqualTo(hour(3));
        });
    }

    @Test
    void whatWasDeclaredIsHeldAgainstTheLoadAsSoonAsItDeparts() {
        var onTheRoad = new Trip("T-1", hour(1), null, Mass.of(100), List.of(out("A", 90.0)));
        assertThat(TripBalance.judge(RULE, onTheRoad, UNLOADING, hour(2)).breaches())
                .hasSize(1);
    }

    @Test
    void aContainerThatDoesNotArriveBreaksTheBalanceHoweverLight() {
        var trip = trip(null, load("A", 100.0, 100.0), out("B", 0.1));
        assertThat(balance(trip).notArrived()).containsExactly("B");
        assertThat(breaches(trip)).hasSize(1);
    }

    @Test
    void aContainerThatNobodyLoadedBreaksTheBalanceHoweverLight() {
        var trip = trip(null, load("A", 100.0, 100.0), new Load("C", null, null, hour(3), Mass.of(0.1)));
        assertThat(balance(trip).notLoaded()).containsExactly("C");
        assertThat(breaches(trip)).hasSize(1);
    }

    @Test
    void nothingIsMissingBeforeTheTimeForUnloadingIsOver() {
        var trip = trip(null, load("A", 100.0, 100.0), out("B", 5.0));
        var before = TripBalance.judge(RULE, trip, UNLOADING, hour(4.99));
        assertThat(before.breaches()).isEmpty();
        assertThat(before.lookAt()).isEqualTo(hour(5));
        assertThat(TripBalance.judge(RULE, trip, UNLOADING, hour(5)).breaches())
                .singleElement()
                .satisfies(breach -> assertThat(breach.at()).isEqualTo(hour(5)));
    }

    @Test
    void theLastArrivalSettlesATripBeforeItsTime() {
        var trip = new Trip("T-1", hour(1), hour(3), null, List.of(load("A", 100.0, 90.0)));
        assertThat(trip.settled(UNLOADING)).contains(hour(3));
        assertThat(trip.state(UNLOADING, hour(3))).isEqualTo(Trip.State.UNLOADED);
    }

    @Test
    void theScanOfALoadingMayComeLaterThanTheArrival() {
        var trip = trip(null, new Load("C", null, null, hour(3), Mass.of(9)));
        assertThat(TripBalance.judge(RULE, trip, UNLOADING, hour(4)).breaches()).isEmpty();
        assertThat(TripBalance.judge(RULE, trip, UNLOADING, hour(5)).breaches()).hasSize(1);
    }

    @Test
    void aContainerThatWasNotWeighedIsNamedAndComparedWithNothing() {
        var trip = trip(100.0, load("A", 100.0, 100.0), load("B", null, 7.0), load("C", 6.0, null));
        var balance = balance(trip);
        assertThat(balance.unweighedOut()).containsExactly("B");
        assertThat(balance.unweighedIn()).containsExactly("C");
        assertThat(balance.comparisons())
                .containsExactly(new Comparison(Between.OUT_AND_IN, Mass.of(100), Mass.of(100)));
        assertThat(breaches(trip)).isEmpty();
    }

    @Test
    void anEmptyTripIsBalanced() {
        assertThat(breaches(trip(null))).isEmpty();
    }

    @Test
    void anEmptyTripWithAManifestIsNot() {
        assertThat(breaches(trip(20.0))).hasSize(1);
    }

    @Property
    void orderOfContainersDoesNotMatter(
            @ForAll("loads") List<Load> loads, @ForAll @IntRange(max = 400) int declared, @ForAll Random random) {
        var shuffled = new ArrayList<>(loads);
        Collections.shuffle(shuffled, random);
        var one = new Trip("T-1", hour(1), hour(3), Mass.of(declared), loads);
        var other = new Trip("T-1", hour(1), hour(3), Mass.of(declared), shuffled);
        assertThat(balance(other)).isEqualTo(balance(one));
        assertThat(breaches(other)).isEqualTo(breaches(one));
    }

    /** In grams and whole percents both sides of the inequality are integers. */
    @Property
    void theBoundaryIsExact(
            @ForAll @IntRange(min = 1, max = 1_000_000) int grams,
            @ForAll @IntRange(max = 99) int percent,
            @ForAll @IntRange(min = -3, max = 3) int beyond) {
        var allowed = (long) grams * percent / 100;
        var out = Mass.of(grams / 1000.0);
        var in = Mass.of((grams - allowed - beyond) / 1000.0);
        var difference = Math.abs(allowed + beyond);
        assertThat(new Comparison(Between.OUT_AND_IN, out, in).isWithin(percent / 100.0))
                .isEqualTo(difference * 100L <= (long) grams * percent);
    }

    @Property
    void eachOrphanIsNamedOnce(@ForAll("loads") List<Load> loads) {
        var balance = balance(new Trip("T-1", hour(1), hour(3), null, loads));
        assertThat(Collections.disjoint(balance.notArrived(), balance.notLoaded()))
                .isTrue();
        assertThat(balance.notArrived().size() + balance.notLoaded().size())
                .isEqualTo(loads.stream()
                        .filter(load -> load.isLoaded() != load.hasArrived())
                        .count());
    }

    @Provide
    Arbitrary<List<Load>> loads() {
        var weight = Arbitraries.doubles().between(0, 30).ofScale(3).injectNull(0.1);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        weight,
                        weight)
                .as((id, loaded, arrived, out, in) -> new Load(
                        "HW-" + id,
                        loaded ? hour(0.5) : null,
                        loaded && out != null ? Mass.of(out) : null,
                        arrived ? hour(3) : null,
                        arrived && in != null ? Mass.of(in) : null))
                .list()
                .ofMaxSize(12)
                .uniqueElements(Load::container);
    }

    private static Trip trip(@Nullable Double declared, Load... loads) {
        return new Trip("T-1", hour(1), hour(3), declared == null ? null : Mass.of(declared), List.of(loads));
    }

    private static Load load(String container, @Nullable Double out, @Nullable Double in) {
        return new Load(
                container, hour(0.5), out == null ? null : Mass.of(out), hour(3), in == null ? null : Mass.of(in));
    }

    private static Load out(String container, double kg) {
        return new Load(container, hour(0.5), Mass.of(kg), null, null);
    }

    private static TripBalance balance(Trip trip) {
        return TripBalance.of(trip, UNLOADING, hour(9));
    }

    private static List<Breach> breaches(Trip trip) {
        return TripBalance.judge(RULE, trip, UNLOADING, hour(9)).breaches();
    }
}
