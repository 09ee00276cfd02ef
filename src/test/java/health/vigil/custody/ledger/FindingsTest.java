package health.vigil.custody.ledger;

import static health.vigil.custody.ledger.Given.MONDAY;
import static health.vigil.custody.ledger.Given.after;
import static health.vigil.custody.ledger.Given.broken;
import static health.vigil.custody.ledger.Given.event;
import static health.vigil.custody.ledger.Given.justAfter;
import static health.vigil.custody.ledger.Given.justBefore;
import static health.vigil.custody.ledger.Given.ledger;
import static health.vigil.custody.ledger.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsTest {
    private static final Instant SOON = after("PT3H");

    @Nested
    class ContainerBalance {
        /** Up to 10 kg the 0.2 kg count, above it the 2 %. */
        @ParameterizedTest
        @CsvSource({
            "4.35, 4.15, false",
            "4.35, 4.149, true",
            "4.35, 4.151, false",
            "4.35, 4.55, false",
            "4.35, 4.551, true",
            "10, 9.8, false",
            "10, 9.799, true",
            "20, 19.6, false",
            "20, 19.599, true",
            "20, 20.4, false",
            "20, 20.401, true",
        })
        void toleratesExactlyTheGreaterOf200GramsAnd2PerCent(String in, String out, boolean isBroken) {
            var ledger = ledger(
                    event(Step.STORED, MONDAY, "\"weight_kg\": " + in),
                    event(Step.HANDED_OVER, after("PT1H"), "\"weight_kg\": " + out));
            assertThat(broken(ledger, SOON).contains("balance")).isEqualTo(isBroken);
        }

        @Test
        void comparesEachWeighPointWithTheOneBefore() {
            var ledger = ledger(
                    event(Step.COLLECTED, MONDAY, "\"weight_kg\": 4.35"),
                    event(Step.STORED, after("PT1H"), "\"weight_kg\": 4.30"),
                    event(Step.HANDED_OVER, after("PT2H"), "\"weight_kg\": 4.20"),
                    event(Step.ARRIVED, after("PT3H"), "\"weight_kg\": 3.20"));
            var breach = Verdict.of(ledger, shipped(), SOON).breaches().stream()
                    .filter(found -> found.rule().id().equals("balance"))
                    .findFirst()
                    .orElseThrow();
            assertThat(breach.at()).isEqualTo(after("PT3H"));
            assertThat(breach.value()).isEqualTo(-1.0);
        }

        @Test
        void standsUntilTheRecordIsClosedAndNotOnlyUntilTreatment() {
            var treated = List.of(
                    event(Step.STORED, MONDAY, "\"weight_kg\": 4"),
                    event(Step.HANDED_OVER, after("PT1H"), "\"weight_kg\": 3"),
                    event(Step.TREATED, after("PT2H")));
            assertThat(broken(ContainerLedger.of(Given.CONTAINER, treated), SOON))
                    .contains("balance");
            var closed = ledger(treated.get(0), treated.get(1), treated.get(2), event(Step.CLOSED, after("PT150M")));
            assertThat(broken(closed, SOON)).isEmpty();
        }
    }

    @Nested
    class LeftWithoutEntering {
        @Test
        void isFoundWhereNoStoringCameBefore() {
            assertThat(broken(ledger(event(Step.PACKED, MONDAY), event(Step.HANDED_OVER, after("PT1H"))), SOON))
                    .containsExactly("left");
        }

        @Test
        void isNotFoundWhereItWasStoredAtTheVeryMomentOfLeaving() {
            assertThat(broken(left(after("PT1H")), SOON)).isEmpty();
            assertThat(broken(left(justBefore(after("PT1H"))), SOON)).isEmpty();
            assertThat(broken(left(justAfter(after("PT1H"))), SOON)).containsExactly("left");
        }

        private ContainerLedger left(Instant stored) {
            return ledger(event(Step.STORED, stored), event(Step.HANDED_OVER, after("PT1H")));
        }
    }

    @Nested
    class OneLabel {
        @Test
        void isOnTwoContainersWhenItIsPackedAgainWhileActive() {
            assertThat(broken(ledger(event(Step.PACKED, MONDAY), event(Step.PACKED, justAfter(MONDAY))), SOON))
                    .containsExactly("twice");
        }

        @Test
        void isOnOneContainerWhenTwoReportOnePacking() {
            var twice =
                    ledger(event(Step.PACKED, MONDAY, "\"by\": \"a\""), event(Step.PACKED, MONDAY, "\"by\": \"b\""));
            assertThat(broken(twice, SOON)).isEmpty();
        }

        @Test
        void isUsedAgainWhenItIsPackedAfterTreatmentOrClosing() {
            for (var end : List.of(Step.TREATED, Step.CLOSED)) {
                var reused = ledger(
                        event(Step.STORED, MONDAY),
                        event(end, after("PT1H")),
                        event(Step.PACKED, justAfter(after("PT1H"))));
                assertThat(broken(reused, SOON)).containsExactly("reused");
                assertThat(reused.life().state()).isEqualTo(ContainerState.PACKED);
            }
        }

        @Test
        void mayBeUsedAgainOnABin() {
            var bin = ledger(
                    event(Step.STORED, MONDAY, "\"kind\": \"bin\""),
                    event(Step.TREATED, after("PT1H")),
                    event(Step.PACKED, after("PT2H"), "\"kind\": \"bin\""));
            assertThat(broken(bin, SOON)).isEmpty();
        }
    }

    @Nested
    class SealBroken {
        @Test
        void isFoundWhenAnotherSealIsSeen() {
            assertThat(broken(sealed("S-1", "S-1"), SOON)).isEmpty();
            assertThat(broken(sealed("S-1", "S-2"), SOON)).containsExactly("seal");
        }

        @Test
        void isFoundWhenItIsReported() {
            assertThat(broken(ledger(event(Step.STORED, MONDAY), event(Step.SEAL_BROKEN, after("PT1H"))), SOON))
                    .containsExactly("seal");
        }

        private ContainerLedger sealed(String first, String second) {
            return ledger(
                    event(Step.PACKED, MONDAY, "\"seal\": \"" + first + "\""),
                    event(Step.STORED, after("PT1H"), "\"seal\": \"" + second + "\""));
        }
    }

    @Nested
    class Incidents {
        private final CustodyEvent stored = event(Step.STORED, MONDAY);

        @Test
        void aLostContainerIsLostUntilItIsFoundOrScannedAgain() {
            var lost = event(Step.LOST, after("PT1H"));
            assertThat(broken(ledger(stored, lost), SOON)).containsExactly("lost");
            assertThat(ledger(stored, lost).life().state()).isEqualTo(ContainerState.LOST);
            for (var seen : List.of(Step.FOUND, Step.STORED)) {
                var found = ledger(stored, lost, event(seen, after("PT2H")));
                assertThat(broken(found, SOON)).isEmpty();
                assertThat(found.life().state()).isEqualTo(ContainerState.STORED);
            }
        }

        @Test
        void aLeakStandsUntilTheRecordIsClosed() {
            var leaked = event(Step.LEAKED, after("PT1H"));
            assertThat(broken(ledger(stored, leaked), SOON)).containsExactly("leaked");
            assertThat(broken(ledger(stored, leaked, event(Step.CLOSED, after("PT2H"))), SOON))
                    .isEmpty();
        }

        @Test
        void aRejectionStandsUntilTheWasteIsBackOrAccepted() {
            var rejected = event(Step.REJECTED, after("PT1H"));
            assertThat(broken(ledger(stored, rejected), SOON)).containsExactly("rejected");
            for (var end : List.of(Step.RETURNED, Step.ACCEPTED)) {
                assertThat(broken(ledger(stored, rejected, event(end, after("PT2H"))), SOON))
                        .isEmpty();
            }
        }
    }

    @Nested
    class ScaleUncalibrated {
        /** The day is Beijing's: it ends at 16:00 UTC. */
        @Test
        void isFoundFromTheDayAfterTheLastDayOfTheCalibration() {
            var endOfMonday = Instant.parse("2026-11-23T16:00:00Z");
            assertThat(broken(weighed(justBefore(endOfMonday), "\"weight_kg\": 4"), endOfMonday))
                    .isEmpty();
            assertThat(broken(weighed(endOfMonday, "\"weight_kg\": 4"), endOfMonday))
                    .containsExactly("scale");
        }

        @Test
        void isOfNoConcernWhereNothingWasWeighed() {
            assertThat(broken(weighed(after("P7D"), "\"scale\": \"W-1\""), after("P7D")))
                    .isEmpty();
        }

        private ContainerLedger weighed(Instant at, String member) {
            return ledger(event(Step.STORED, at, member, "\"scale_calibrated_until\": \"2026-11-23\""));
        }
    }

    @Nested
    class ChainBroken {
        private final CustodyEvent packed = event(Step.PACKED, MONDAY);
        private final CustodyEvent collected =
                event(Step.COLLECTED, after("PT1H"), "\"previous\": \"" + packed.id() + "\"");

        @Test
        void isFoundWhileThePreviousEventIsNotInTheLedger() {
            assertThat(broken(ledger(collected), SOON)).containsExactly("chain");
            assertThat(ledger(collected).timeLine().get(0).notes()).contains("previous_unknown");
        }

        @Test
        void isMendedWhenItArrives() {
            assertThat(broken(ledger(collected, packed), SOON)).isEmpty();
        }
    }
}
