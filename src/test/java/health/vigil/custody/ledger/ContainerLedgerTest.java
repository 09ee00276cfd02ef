package health.vigil.custody.ledger;

import static health.vigil.custody.ledger.Given.MONDAY;
import static health.vigil.custody.ledger.Given.after;
import static health.vigil.custody.ledger.Given.event;
import static health.vigil.custody.ledger.Given.ledger;
import static health.vigil.custody.ledger.Given.receivedAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerLedgerTest {
    @ParameterizedTest
    @CsvSource({
        "generated, GENERATED",
        "generated packed, PACKED",
        "packed collected, COLLECTED",
        "packed collected stored, STORED",
        "stored handed_over, HANDED_OVER",
        "stored handed_over in_transit, IN_TRANSIT",
        "in_transit arrived, ARRIVED",
        "arrived accepted, ACCEPTED",
        "arrived rejected, REJECTED",
        "arrived rejected accepted, ACCEPTED",
        "arrived rejected returned, RETURNED",
        "arrived rejected returned handed_over, HANDED_OVER",
        "accepted plant_stored, PLANT_STORED",
        "plant_stored treated, TREATED",
        "treated closed, CLOSED",
        "stored lost, LOST",
        "stored lost found, STORED",
        "stored lost arrived, ARRIVED",
        "stored exempted, EXEMPT",
        "stored leaked, STORED",
        "stored seal_broken, STORED",
        "arrived stored, ARRIVED",
        "treated treated, TREATED",
    })
    void theStateFollowsTheStepsAndNeverGoesBackByAScan(String steps, ContainerState state) {
        assertThat(story(steps).life().state()).isEqualTo(state);
    }

    @Test
    void openIsWhatSomebodyStillAnswersFor() {
        assertThat(story("stored lost").life().state().isOpen()).isTrue();
        assertThat(story("arrived rejected returned").life().state().isOpen()).isTrue();
        assertThat(story("treated").life().state().isOpen()).isFalse();
        assertThat(story("stored exempted").life().state().isOpen()).isFalse();
    }

    @Test
    void aStepThatALaterOneProvesIsMissingBetweenItsNeighbours() {
        var ledger = ledger(
                event(Step.PACKED, MONDAY), event(Step.STORED, after("PT2H")), event(Step.ARRIVED, after("PT9H")));
        assertThat(ledger.life().missing())
                .containsExactly(
                        new MissingStep(Step.COLLECTED, MONDAY, after("PT2H")),
                        new MissingStep(Step.HANDED_OVER, after("PT2H"), after("PT9H")),
                        new MissingStep(Step.IN_TRANSIT, after("PT2H"), after("PT9H")));
    }

    @Test
    void whatComesFirstMayMissEverythingBeforeIt() {
        assertThat(ledger(event(Step.COLLECTED, MONDAY)).life().missing())
                .containsExactly(new MissingStep(Step.PACKED, null, MONDAY));
    }

    @Test
    void nothingIsMissingOnAWholeWayAndNoNewPackingOnTheSecondOne() {
        var whole = "packed collected stored handed_over in_transit arrived";
        assertThat(story(whole + " accepted plant_stored treated closed").life().missing())
                .isEmpty();
        assertThat(story(whole + " rejected returned handed_over in_transit arrived")
                        .life()
                        .missing())
                .isEmpty();
    }

    @Test
    void theHolderIsWhoTookItOverLast() {
        assertThat(ledger(event(Step.PACKED, MONDAY, "\"by\": \"nurse-12\"")).holder())
                .contains("nurse-12");
        var handedOver = ledger(
                event(Step.PACKED, MONDAY, "\"by\": \"nurse-12\""),
                event(Step.COLLECTED, after("PT1H"), "\"by\": \"nurse-12\"", "\"to\": \"porter-3\""),
                event(Step.STORED, after("PT2H"), "\"note\": \"seen\""));
        assertThat(handedOver.holder()).contains("porter-3");
    }

    @Test
    void thePlaceIsTheOneNamedLastOrTheVehicleOnTheRoad() {
        assertThat(story("stored").place()).contains("hospital");
        assertThat(ledger(event(Step.STORED, MONDAY, "\"place\": \"cellar\"")).place())
                .contains("cellar");
        assertThat(ledger(event(Step.IN_TRANSIT, MONDAY, "\"vehicle\": \"truck-1\""))
                        .place())
                .contains("truck-1");
    }

    @Test
    void eachWeighPointTakesTheFirstWeightOfItsStep() {
        var life = ledger(
                        event(Step.COLLECTED, MONDAY, "\"weight_kg\": 4.350"),
                        event(Step.STORED, after("PT1H"), "\"weight_kg\": 4.34"),
                        event(Step.HANDED_OVER, after("PT2H"), "\"weight_kg\": 4.33"),
                        event(Step.ACCEPTED, after("PT3H"), "\"weight_kg\": 4.32"))
                .life();
        assertThat(life.weight(Step.COLLECTED, Step.STORED)).contains(new BigDecimal("4.350"));
        assertThat(life.weight(Step.HANDED_OVER)).contains(new BigDecimal("4.33"));
        assertThat(life.weight(Step.ARRIVED, Step.ACCEPTED)).contains(new BigDecimal("4.32"));
    }

    @Test
    void anEventIsLateWhenALaterOneWasReceivedBeforeIt() {
        var packed = receivedAt(after("PT5H"), Step.PACKED, MONDAY);
        var stored = receivedAt(after("PT1H"), Step.STORED, after("PT1H"));
        assertThat(ledger(packed, stored).timeLine())
                .extracting(entry -> entry.event().step(), ContainerLedger.Entry::late)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Step.PACKED, true),
                        org.assertj.core.groups.Tuple.tuple(Step.STORED, false));
    }

    @Test
    void whatIsOddAboutAnEventIsNoted() {
        var ledger = ledger(
                event(Step.STORED, MONDAY, "\"seal\": \"S-1\""),
                event(Step.STORED, after("PT1H"), "\"seal\": \"S-2\""),
                event(Step.PACKED, after("PT2H")),
                event(Step.CLOSED, after("PT3H")),
                event(Step.LEAKED, after("PT4H")));
        assertThat(ledger.timeLine())
                .extracting(entry -> String.join(" ", entry.notes()))
                .containsExactly("", "repeated seal_changed", "earlier_step", "", "after_end");
    }

    /** Steps an hour apart. */
    private static ContainerLedger story(String steps) {
        var names = steps.split(" ");
        return ContainerLedger.of(
                Given.CONTAINER,
                IntStream.range(0, names.length)
                        .mapToObj(
                                i -> event(Step.ofType("container." + names[i]).orElseThrow(), after("PT" + i + "H")))
                        .toList());
    }
}
