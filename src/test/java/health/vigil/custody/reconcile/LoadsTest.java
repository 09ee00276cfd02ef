package health.vigil.custody.reconcile;

import static health.vigil.custody.reconcile.Movement.Step.ACCEPTED;
import static health.vigil.custody.reconcile.Movement.Step.ARRIVED;
import static health.vigil.custody.reconcile.Movement.Step.HANDED_OVER;
import static health.vigil.custody.reconcile.Movement.Step.IN_TRANSIT;
import static health.vigil.custody.reconcile.Presets.hour;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class LoadsTest {
    @Test
    void aContainerIsWeighedOutAndIn() {
        var scans = List.of(scan(HANDED_OVER, 1, "T-1", 4.2), scan(ARRIVED, 3, "T-1", 4.1));
        assertThat(Loads.of("T-1", scans))
                .containsExactly(new Load("HW-1", hour(1), Mass.of(4.2), hour(3), Mass.of(4.1)));
    }

    @Test
    void whatIsLoadedForOneTripAndArrivesWithAnotherIsMissingThereAndUnexpectedHere() {
        var scans = List.of(scan(HANDED_OVER, 1, "T-1", 4.2), scan(ARRIVED, 3, "T-2", 4.1));
        assertThat(Loads.of("T-1", scans)).containsExactly(new Load("HW-1", hour(1), Mass.of(4.2), null, null));
        assertThat(Loads.of("T-2", scans)).containsExactly(new Load("HW-1", null, null, hour(3), Mass.of(4.1)));
    }

    @Test
    void anArrivalWithoutTripBelongsToTheTripOfTheLoading() {
        var scans =
                List.of(scan(HANDED_OVER, 1, "T-1", 4.2), scan(ARRIVED, 3, null, null), scan(ACCEPTED, 4, null, 4.0));
        assertThat(Loads.of("T-1", scans))
                .containsExactly(new Load("HW-1", hour(1), Mass.of(4.2), hour(3), Mass.of(4.0)));
    }

    @Test
    void aHandOverWithoutTripBelongsToTheTripThatFollows() {
        var scans = List.of(scan(HANDED_OVER, 1, null, 4.2), scan(IN_TRANSIT, 2, "T-1", null));
        assertThat(Loads.of("T-1", scans)).containsExactly(new Load("HW-1", hour(1), Mass.of(4.2), null, null));
    }

    @Test
    void aContainerThatCameBackTravelsOnTwoTrips() {
        var scans = List.of(
                scan(HANDED_OVER, 1, "T-1", 4.2),
                scan(ARRIVED, 3, null, 4.2),
                scan(HANDED_OVER, 25, "T-2", 4.3),
                scan(ARRIVED, 27, null, 4.3));
        assertThat(Loads.of("T-1", scans))
                .containsExactly(new Load("HW-1", hour(1), Mass.of(4.2), hour(3), Mass.of(4.2)));
        assertThat(Loads.of("T-2", scans))
                .containsExactly(new Load("HW-1", hour(25), Mass.of(4.3), hour(27), Mass.of(4.3)));
    }

    @Test
    void aContainerOfAnotherTripIsNotOnThisOne() {
        assertThat(Loads.of("T-2", List.of(scan(HANDED_OVER, 1, "T-1", 4.2)))).isEmpty();
    }

    @Property
    void neitherOrderNorRepetitionOfScansMatters(@ForAll("scans") List<Movement> scans, @ForAll Random random) {
        var shuffled = new ArrayList<>(scans);
        shuffled.addAll(scans.subList(0, scans.size() / 2));
        Collections.shuffle(shuffled, random);
        for (var trip : List.of("T-1", "T-2", "T-3")) {
            assertThat(Loads.of(trip, shuffled)).isEqualTo(Loads.of(trip, scans));
        }
    }

    @Property
    void everyArrivalWithATripIsOnThatTrip(@ForAll("scans") List<Movement> scans) {
        for (var scan : scans) {
            if (scan.step() == ARRIVED && scan.trip() != null) {
                assertThat(Loads.of(scan.trip(), scans))
                        .anyMatch(load -> load.container().equals(scan.container()) && load.hasArrived());
            }
        }
    }

    @Provide
    Arbitrary<List<Movement>> scans() {
        return Combinators.combine(
                        Arbitraries.of("HW-1", "HW-2", "HW-3"),
                        Arbitraries.of(Movement.Step.values()),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.strings().numeric().ofLength(3),
                        Arbitraries.of("T-1", "T-2", "T-3").injectNull(0.3),
                        Arbitraries.doubles().between(0, 20).ofScale(2).injectNull(0.2))
                .as((container, step, hour, id, trip, weight) ->
                        new Movement(container, step, hour(hour), id, trip, weight == null ? null : Mass.of(weight)))
                .list()
                .ofMaxSize(20)
                .uniqueElements(
                        movement -> List.of(movement.at(), movement.step(), movement.id(), movement.container()));
    }

    private static Movement scan(Movement.Step step, double hour, @Nullable String trip, @Nullable Double kg) {
        return new Movement("HW-1", step, hour(hour), step.event() + hour, trip, kg == null ? null : Mass.of(kg));
    }
}
