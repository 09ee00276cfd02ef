package health.vigil.coldchain.exposure;

import static health.vigil.coldchain.exposure.Journeys.CALIBRATED_UNTIL;
import static health.vigil.coldchain.exposure.Journeys.HEPATITIS_B;
import static health.vigil.coldchain.exposure.Journeys.MEASLES;
import static health.vigil.coldchain.exposure.Journeys.equipment;
import static health.vigil.coldchain.exposure.Journeys.fridge;
import static health.vigil.coldchain.exposure.Journeys.span;
import static health.vigil.coldchain.exposure.Journeys.vehicle;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.telemetry.Flag;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private final Journeys journey = new Journeys();

    @Test
    void anUnbrokenRecordWithinRangeIsToBeAccepted() {
        var proposal = journey.leg(fridge("f"), 0, 30)
                .leg(vehicle("v"), 30, 90)
                .steady("f", 5, 0, 30)
                .steady("v", 6, 30, 90)
                .proposal(HEPATITIS_B);

        assertThat(proposal.verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(proposal.reasons()).isEmpty();
    }

    @Test
    void withoutAnyRecordItIsToBeRefused() {
        var proposal = journey.leg(vehicle("v"), 0, 90).proposal(MEASLES);

        assertThat(proposal.verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(proposal.reasons())
                .containsExactly(new Reason(Ground.RECORD_MISSING, null, null, span(0, 90), null));
    }

    @Test
    void aJourneyTooShortForAGapStillNeedsARecord() {
        var proposal = journey.leg(vehicle("v"), 0, 3).proposal(MEASLES);

        assertThat(proposal.reasons()).extracting(Reason::ground).containsExactly(Ground.RECORD_MISSING);
    }

    @Test
    void namesTheGapAndTheLegItIsIn() {
        var proposal = journey.leg(fridge("f"), 0, 30)
                .leg(vehicle("v"), 30, 60)
                .steady("f", 5, 0, 30)
                .steady("v", 5, 30, 40)
                .steady("v", 5, 50, 60)
                .proposal(MEASLES);

        assertThat(proposal.verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(proposal.reasons()).containsExactly(new Reason(Ground.GAP, 2, "v", span(39, 50), null));
    }

    @Test
    void namesTheExcursionWithItsPeak() {
        var proposal = journey.leg(vehicle("v"), 0, 60)
                .steady("v", 5, 0, 20)
                .steady("v", 9.5, 20, 25)
                .measured("v", 11.2, 25)
                .steady("v", 5, 26, 60)
                .proposal(MEASLES);

        assertThat(proposal.reasons()).containsExactly(new Reason(Ground.EXCURSION, 1, "v", span(20, 26), 11.2));
    }

    @Test
    void namesTheFreeze() {
        var proposal = journey.leg(fridge("f"), 0, 120)
                .steady("f", -1, 0, 60)
                .steady("f", 5, 60, 120)
                .proposal(HEPATITIS_B);

        assertThat(proposal.verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(proposal.reasons())
                .extracting(Reason::ground)
                .containsExactlyInAnyOrder(Ground.EXCURSION, Ground.FREEZE, Ground.FREEZE_RISK);
    }

    @Test
    void meanKineticTemperatureNeverClearsAFreezeEventNorAnyExcursion() {
        journey.leg(fridge("f"), 0, 1_440)
                .steady("f", -2, 0, 60)
                .steady("f", 8.5, 60, 70)
                .steady("f", 5, 70, 1_440);
        var exposure = journey.exposure(HEPATITIS_B);
        var proposal = journey.proposal(HEPATITIS_B);

        assertThat(exposure.meanKinetic().orElseThrow()).isBetween(2.0, 8.0);
        assertThat(proposal.verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(proposal.reasons()).extracting(Reason::ground).contains(Ground.FREEZE, Ground.EXCURSION);
        assertThat(exposure.excursions()).hasSize(2);
    }

    @Test
    void namesTheMissingLeg() {
        var proposal = journey.leg(fridge("f"), 0, 30)
                .leg(fridge("g"), 60, 90)
                .steady("f", 5, 0, 30)
                .steady("g", 5, 60, 90)
                .proposal(MEASLES);

        assertThat(proposal.reasons()).containsExactly(new Reason(Ground.LEG_MISSING, null, null, span(30, 60), null));
    }

    @Test
    void suspectedValuesAloneAreForAPersonToLookAt() {
        var proposal = journey.leg(vehicle("v"), 0, 10)
                .measured("v", 5, 0, Flag.FLAT_LINE)
                .measured("v", 5, 5, Flag.FLAT_LINE)
                .proposal(MEASLES);

        assertThat(proposal.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(proposal.reasons()).extracting(Reason::ground).containsExactly(Ground.RECORD_SUSPECT);
    }

    @Test
    void anExcursionOfSuspectedValuesAloneIsForAPersonToLookAt() {
        var proposal = journey.leg(vehicle("v"), 0, 10)
                .steady("v", 5, 0, 4)
                .measured("v", 40, 4, Flag.SPIKE)
                .steady("v", 5, 5, 10)
                .proposal(MEASLES);

        assertThat(proposal.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(proposal.reasons()).extracting(Reason::ground).containsExactly(Ground.EXCURSION_SUSPECT);
    }

    @Test
    void aCalibrationHoldsToTheEndOfItsLastDay() {
        var today = LocalDate.of(2026, 11, 22);
        journey.leg(equipment(Holding.STORAGE, StorageClass.REFRIGERATED, today, "f"), 0, 30)
                .steady("f", 5, 0, 30);
        assertThat(journey.proposal(MEASLES).verdict()).isEqualTo(Verdict.ACCEPT);

        var overdue = new Journeys()
                .leg(equipment(Holding.STORAGE, StorageClass.REFRIGERATED, today.minusDays(1), "f"), 0, 30)
                .steady("f", 5, 0, 30)
                .proposal(MEASLES);
        assertThat(overdue.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(overdue.reasons())
                .containsExactly(new Reason(Ground.CALIBRATION_OVERDUE, 1, "f", span(0, 30), null));
    }

    @Test
    void equipmentOfUnknownCalibrationIsOverdue() {
        var proposal = journey.leg(equipment(Holding.STORAGE, StorageClass.REFRIGERATED, null, "f"), 0, 30)
                .steady("f", 5, 0, 30)
                .proposal(MEASLES);

        assertThat(proposal.reasons()).extracting(Reason::ground).containsExactly(Ground.CALIBRATION_OVERDUE);
    }

    @Test
    void equipmentOfAnotherClassIsNamed() {
        var proposal = journey.leg(equipment(Holding.STORAGE, StorageClass.FROZEN, CALIBRATED_UNTIL, "z"), 0, 30)
                .steady("z", 5, 0, 30)
                .proposal(MEASLES);

        assertThat(proposal.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(proposal.reasons()).extracting(Reason::ground).containsExactly(Ground.WRONG_STORAGE_CLASS);
    }

    @Test
    void expiredVaccineIsToBeRefusedFromTheDayAfter() {
        journey.leg(fridge("f"), 0, 30).steady("f", 5, 0, 30);

        assertThat(journey.proposal(MEASLES, LocalDate.of(2026, 11, 22), true).verdict())
                .isEqualTo(Verdict.ACCEPT);
        assertThat(journey.proposal(MEASLES, LocalDate.of(2026, 11, 21), true).reasons())
                .extracting(Reason::ground)
                .containsExactly(Ground.EXPIRED);
    }

    @Test
    void aJourneyThatGoesOnIsNotAcceptedYet() {
        var proposal = journey.leg(fridge("f"), 0, 30)
                .steady("f", 5, 0, 30)
                .proposal(MEASLES, LocalDate.of(2027, 1, 1), false);

        assertThat(proposal.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(proposal.reasons()).extracting(Reason::ground).containsExactly(Ground.NOT_ARRIVED);
    }

    @Test
    void theGravestReasonDecidesAndComesFirst() {
        var proposal = journey.leg(equipment(Holding.STORAGE, StorageClass.REFRIGERATED, null, "f"), 0, 30)
                .steady("f", 9, 0, 30)
                .proposal(MEASLES);

        assertThat(proposal.verdict()).isEqualTo(Verdict.REFUSE);
        assertThat(proposal.reasons())
                .extracting(Reason::ground)
                .containsExactly(Ground.EXCURSION, Ground.CALIBRATION_OVERDUE);
    }
}
