package health.vigil.custody.manifest;

import static health.vigil.custody.manifest.Transfers.BAGS;
import static health.vigil.custody.manifest.Transfers.ISSUED;
import static health.vigil.custody.manifest.Transfers.NUMBER;
import static health.vigil.custody.manifest.Transfers.RECEIVED;
import static health.vigil.custody.manifest.Transfers.SHARPS;
import static health.vigil.custody.manifest.Transfers.all;
import static health.vigil.custody.manifest.Transfers.arrived;
import static health.vigil.custody.manifest.Transfers.issued;
import static health.vigil.custody.manifest.Transfers.onPaper;
import static health.vigil.custody.manifest.Transfers.received;
import static health.vigil.custody.manifest.Transfers.refusal;
import static health.vigil.custody.manifest.Transfers.refused;
import static health.vigil.custody.manifest.Transfers.taken;
import static health.vigil.custody.manifest.Transfers.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.vigil.custody.manifest.Step.Arrive;
import health.vigil.custody.manifest.Step.Backfill;
import health.vigil.custody.manifest.Step.Cancel;
import health.vigil.custody.manifest.Step.Complete;
import health.vigil.custody.manifest.Step.Depart;
import health.vigil.custody.manifest.Step.Issue;
import health.vigil.custody.manifest.Step.Receive;
import health.vigil.telemetry.label.WasteCategory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Instant LATER = RECEIVED.plusSeconds(60);

    @Test
    void goesFromDraftToCompleted() {
        var draft = Manifest.draft(transfer());
        assertThat(draft.state()).isEqualTo(ManifestState.DRAFT);
        assertThat(issued().state()).isEqualTo(ManifestState.ISSUED);
        assertThat(taken(issued(), new Depart(ISSUED)).state()).isEqualTo(ManifestState.DEPARTED);
        assertThat(arrived().state()).isEqualTo(ManifestState.ARRIVED);
        var received = received(all(BAGS), all(SHARPS));
        assertThat(received.state()).isEqualTo(ManifestState.RECEIVED);
        assertThat(taken(received, new Complete(LATER, null)).state()).isEqualTo(ManifestState.COMPLETED);
    }

    @Test
    void oneRefusedLineRejectsItInPart() {
        assertThat(received(all(BAGS), refused(SHARPS, MismatchKind.PACKING)).state())
                .isEqualTo(ManifestState.PARTLY_REJECTED);
    }

    @Test
    void allLinesRefusedRejectIt() {
        var rejected = taken(arrived(), Receive.nothing(arrived(), RECEIVED, Set.of(MismatchKind.NAME), "not waste"));
        assertThat(rejected.state()).isEqualTo(ManifestState.REJECTED);
        assertThat(rejected.receipts()).extracting(Receipt::rejectedKg).containsExactly(42.5, 3.0);
    }

    @Test
    void whatIsRefusedNeedsAReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Receipt.refused(BAGS, Set.of(), null))
                .withMessageContaining("say in mismatches why");
    }

    @Test
    void weightWithoutContainersContradictsItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Receipt(WasteCategory.SHARPS, 0, 1.5, 0, 0, Set.of(), null))
                .withMessageContaining("contradict");
    }

    @Test
    void aRefusalIsOnlyCompletedWithWhatBecameOfTheWaste() {
        var partly = received(all(BAGS), refused(SHARPS, MismatchKind.PACKING));
        assertThat(refusal(partly, new Complete(LATER, null))).contains("disposition");
        assertThat(taken(partly, new Complete(LATER, "returned to the consignor"))
                        .state())
                .isEqualTo(ManifestState.COMPLETED);
    }

    @Test
    void isIssuedOnlyWithVehicleTripAndLines() {
        var bare = new Transfer(
                Party.of("hospital"),
                Party.of("carrier"),
                Party.of("plant"),
                null,
                null,
                null,
                null,
                null,
                List.of(BAGS));
        assertThat(refusal(Manifest.draft(bare), new Issue(ISSUED, NUMBER, null)))
                .contains("vehicle and trip");
        var empty = new Transfer(
                Party.of("hospital"),
                Party.of("carrier"),
                Party.of("plant"),
                "truck-1",
                "T-7",
                null,
                null,
                null,
                List.of());
        assertThat(refusal(Manifest.draft(empty), new Issue(ISSUED, NUMBER, null)))
                .contains("lines");
    }

    @Test
    void isNeverIssuedWithoutANumberThatSomebodyGave() {
        var draft = Manifest.draft(transfer());
        assertThat(refusal(draft, new Issue(ISSUED, null, null))).contains("number of the national system");
        assertThat(refusal(draft, new Issue(ISSUED, NUMBER, "粤-1"))).contains("or the number of the paper");
        assertThat(draft.number()).isNull();
    }

    @Test
    void noNumberIsOfAYearThatHasNotBegun() {
        var next = new ManifestNumber("20274402000001");
        var lastMomentOfTheYear = Instant.parse("2026-12-31T15:59:59Z");
        var draft = Manifest.draft(transfer());
        assertThat(refusal(draft, new Issue(lastMomentOfTheYear, next, null))).contains("2027");
        assertThat(refusal(draft, new Issue(lastMomentOfTheYear.plusSeconds(1), next, null)))
                .isEqualTo("taken");
    }

    @Test
    void nothingHappensBeforeWhatWentBeforeIt() {
        assertThat(refusal(issued(), new Depart(ISSUED.minusSeconds(1)))).contains("would be before");
    }

    @Test
    void nothingArrivesThatHasNotDeparted() {
        assertThat(refusal(issued(), new Arrive(LATER)))
                .contains("It is issued")
                .contains("departed");
    }

    @Test
    void whatIsOnTheRoadCanNotBeCancelled() {
        assertThat(refusal(taken(issued(), new Depart(ISSUED)), new Cancel(LATER, "typing error")))
                .contains("draft, issued");
        assertThat(taken(issued(), new Cancel(LATER, "typing error")).open()).isEmpty();
    }

    @Test
    void theReceiverAnswersForEveryLine() {
        assertThat(refusal(arrived(), new Receive(RECEIVED, List.of(all(BAGS)))))
                .contains("841-002-01");
        assertThat(refusal(arrived(), new Receive(RECEIVED, List.of(all(BAGS), all(BAGS), all(SHARPS)))))
                .contains("twice");
    }

    @Test
    void whatIsNotOnTheManifestIsAMismatchOfName() {
        var stray = new Receipt(WasteCategory.CHEMICAL, 1, 2.0, 0, 0, Set.of(), null);
        assertThat(refusal(arrived(), new Receive(RECEIVED, List.of(all(BAGS), all(SHARPS), stray))))
                .contains("not on the manifest");
        var named = new Receipt(WasteCategory.CHEMICAL, 1, 2.0, 0, 0, Set.of(MismatchKind.NAME), null);
        assertThat(refusal(arrived(), new Receive(RECEIVED, List.of(all(BAGS), all(SHARPS), named))))
                .isEqualTo("taken");
    }

    @Test
    void aReceiptOfNothingAtAllIsARejection() {
        var none = new Receipt(WasteCategory.INFECTIOUS, 0, 0, 0, 0, Set.of(MismatchKind.QUANTITY), null);
        var nil = new Receipt(WasteCategory.SHARPS, 0, 0, 0, 0, Set.of(MismatchKind.QUANTITY), null);
        assertThat(refusal(arrived(), new Receive(RECEIVED, List.of(none, nil))))
                .contains("reject it");
    }

    @Test
    void paperIsBackfilledOnceAndBeforeItIsCompleted() {
        var paper =
                taken(arrived(onPaper(), Transfers.ARRIVED), new Receive(RECEIVED, List.of(all(BAGS), all(SHARPS))));
        assertThat(paper.number()).isNull();
        assertThat(refusal(paper, new Complete(LATER, null))).contains("back-fill");

        var entered = taken(paper, new Backfill(LATER, NUMBER));
        assertThat(entered.number()).isEqualTo(NUMBER);
        assertThat(entered.paperNumber()).isEqualTo("粤-0012345");
        assertThat(refusal(entered, new Backfill(LATER, NUMBER))).contains("already");
        assertThat(entered.open()).containsExactly(StepKind.COMPLETE);
    }

    @Test
    void aBackfillBeforeTheEndDoesNotHoldBackTheSteps() {
        var entered = taken(onPaper(), new Backfill(LATER, NUMBER));
        assertThat(arrived(entered, Transfers.ARRIVED).state()).isEqualTo(ManifestState.ARRIVED);
    }

    @Test
    void anElectronicManifestIsNotBackfilled() {
        assertThat(refusal(issued(), new Backfill(LATER, NUMBER))).contains("already");
    }
}
