package health.vigil.custody.ledger;

import static health.vigil.custody.ledger.Given.MONDAY;
import static health.vigil.custody.ledger.Given.after;
import static health.vigil.custody.ledger.Given.broken;
import static health.vigil.custody.ledger.Given.event;
import static health.vigil.custody.ledger.Given.everBroken;
import static health.vigil.custody.ledger.Given.justAfter;
import static health.vigil.custody.ledger.Given.justBefore;
import static health.vigil.custody.ledger.Given.ledger;
import static health.vigil.custody.ledger.Given.rule;
import static health.vigil.custody.ledger.Given.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.Breach;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final Instant LATE = after("P60D");

    @Nested
    class StoreAge {
        private final ContainerLedger stored = ledger(event(Step.STORED, MONDAY));

        @Test
        void isBrokenExactlyAtEachLimitAndNotBefore() {
            assertThat(broken(stored, justBefore(after("PT24H")))).isEmpty();
            assertThat(broken(stored, after("PT24H"))).containsExactly("store.24h");
            assertThat(broken(stored, justBefore(after("PT36H")))).containsExactly("store.24h");
            assertThat(broken(stored, after("PT36H"))).containsExactly("store.24h", "store.36h");
            assertThat(broken(stored, justBefore(after("PT48H")))).hasSize(2);
            assertThat(broken(stored, after("PT48H"))).containsExactly("store.24h", "store.36h", "store.48h");
        }

        @Test
        void isKeptByLeavingExactlyAtTheLimit() {
            assertThat(everBroken(left(after("PT24H")), LATE)).doesNotContain("store.24h");
            assertThat(everBroken(left(justBefore(after("PT24H"))), LATE)).doesNotContain("store.24h");
            assertThat(everBroken(left(justAfter(after("PT24H"))), LATE)).contains("store.24h");
        }

        @Test
        void endsWhenTheContainerLeaves() {
            var breach = only(left(after("PT30H")), "store.24h");
            assertThat(breach.onset()).isEqualTo(MONDAY);
            assertThat(breach.at()).isEqualTo(after("PT24H"));
            assertThat(breach.until()).isEqualTo(after("PT30H"));
            assertThat(breach.value()).isEqualTo(24);
        }

        @Test
        void isNeverRestartedByAnotherScan() {
            var scannedAgain = ledger(event(Step.STORED, MONDAY), event(Step.STORED, after("PT23H")));
            assertThat(broken(scannedAgain, after("PT24H"))).containsExactly("store.24h");
        }

        @Test
        void goesOnWhereItWasWhenTheContainerComesBack() {
            var returned = ledger(
                    event(Step.STORED, MONDAY),
                    event(Step.HANDED_OVER, after("PT20H")),
                    event(Step.REJECTED, after("PT23H")),
                    event(Step.RETURNED, after("PT30H")));
            assertThat(broken(returned, justBefore(after("PT36H")))).containsExactly("store.24h");
            assertThat(only(returned, "store.24h").at()).isEqualTo(after("PT30H"));
            assertThat(broken(returned, after("PT36H"))).contains("store.36h");
        }

        @Test
        void doesNotRunForWhatLeftBeforeItWasStored() {
            var scannedLate = ledger(event(Step.HANDED_OVER, MONDAY), event(Step.STORED, after("PT1M")));
            assertThat(everBroken(scannedLate, LATE)).doesNotContain("store.24h");
        }

        @Test
        void endsForWhatIsExempted() {
            var exempted = ledger(event(Step.STORED, MONDAY), event(Step.EXEMPTED, after("PT23H")));
            assertThat(everBroken(exempted, LATE)).isEmpty();
        }

        @Test
        void countsAsOverdueOnlyFromItsLastLimit() {
            assertThat(Verdict.of(stored, shipped(), justBefore(after("PT48H"))).overdueSince())
                    .isNull();
            assertThat(Verdict.of(stored, shipped(), after("PT48H")).overdueSince())
                    .isEqualTo(after("PT48H"));
            assertThat(Verdict.of(left(after("PT50H")), shipped(), after("PT51H"))
                            .overdueSince())
                    .isNull();
        }

        @Test
        void isJudgedByTheEditionInForceWhenItComesDue() {
            var change = LocalDate.of(2026, 11, 25); // 40 h after Monday 08:00
            var edited = new Given.Rules(
                    List.of(
                            rule(
                                    "old",
                                    ProcessCheck.of(Kind.STORE_AGE, Duration.ofHours(48)),
                                    LocalDate.of(2011, 1, 1),
                                    change),
                            rule("new", ProcessCheck.of(Kind.STORE_AGE, Duration.ofHours(44)), change, null)),
                    Map.of());
            assertThat(Verdict.of(stored, edited, LATE).breaches())
                    .extracting(breach -> breach.rule().id())
                    .containsExactly("new");
        }

        private ContainerLedger left(Instant at) {
            return ledger(event(Step.STORED, MONDAY), event(Step.HANDED_OVER, at));
        }
    }

    @Nested
    class Uncollected {
        @Test
        void isBrokenExactlyAfter24HoursInTheWard() {
            var packed = ledger(event(Step.PACKED, MONDAY));
            assertThat(broken(packed, justBefore(after("PT24H")))).isEmpty();
            assertThat(broken(packed, after("PT24H"))).containsExactly("uncollected");
        }

        @Test
        void isKeptByCollectionExactlyAtTheLimit() {
            assertThat(everBroken(collected(Step.COLLECTED, after("PT24H")), LATE))
                    .isEmpty();
            assertThat(everBroken(collected(Step.COLLECTED, justAfter(after("PT24H"))), LATE))
                    .containsExactly("uncollected");
        }

        @Test
        void isKeptByAnyLaterStepToo() {
            assertThat(everBroken(collected(Step.STORED, after("PT23H")), after("PT30H")))
                    .isEmpty();
        }

        private ContainerLedger collected(Step step, Instant at) {
            return ledger(event(Step.PACKED, MONDAY), event(step, at));
        }
    }

    @Nested
    class TransitOverrun {
        @Test
        void isBrokenExactlyAtOneAndAHalfTimesThePlannedDuration() {
            var departed = ledger(event(Step.IN_TRANSIT, MONDAY, "\"planned_minutes\": 60"));
            assertThat(broken(departed, justBefore(after("PT90M")))).doesNotContain("transit");
            assertThat(broken(departed, after("PT90M"))).contains("transit");
        }

        @Test
        void isKeptByArrivalExactlyThen() {
            assertThat(everBroken(arrived(after("PT90M")), LATE)).doesNotContain("transit");
            assertThat(everBroken(arrived(justAfter(after("PT90M"))), LATE)).contains("transit");
        }

        @Test
        void takesThePlanOfTheTripWhereTheScanSaysNone() {
            var departed = ledger(event(Step.HANDED_OVER, MONDAY, "\"trip\": \"T-7\""));
            assertThat(broken(departed, after("PT90M"))).contains("transit");
        }

        @Test
        void doesNotRunWithoutAPlan() {
            assertThat(everBroken(ledger(event(Step.IN_TRANSIT, MONDAY)), LATE)).doesNotContain("transit");
        }

        private ContainerLedger arrived(Instant at) {
            return ledger(event(Step.IN_TRANSIT, MONDAY, "\"planned_minutes\": 60"), event(Step.ARRIVED, at));
        }
    }

    @Nested
    class Unconfirmed {
        // Arrived on a Monday: the fifth working day after it is the next Monday, which ends at 16:00 UTC.
        private final Instant due = Instant.parse("2026-11-30T16:00:00Z");

        @Test
        void isBrokenExactlyWithTheEndOfTheFifthWorkingDay() {
            var arrived = ledger(event(Step.ARRIVED, MONDAY));
            assertThat(broken(arrived, justBefore(due))).doesNotContain("confirm");
            assertThat(broken(arrived, due)).contains("confirm");
        }

        @Test
        void isKeptByAcceptingOrRejectingExactlyThen() {
            for (var decision : List.of(Step.ACCEPTED, Step.REJECTED)) {
                assertThat(everBroken(decided(decision, due), LATE)).doesNotContain("confirm");
                assertThat(everBroken(decided(decision, justAfter(due)), LATE)).contains("confirm");
            }
        }

        private ContainerLedger decided(Step decision, Instant at) {
            return ledger(event(Step.ARRIVED, MONDAY), event(decision, at));
        }
    }

    @Nested
    class PlantAge {
        @Test
        void is24HoursAtFiveDegreesOrMore() {
            assertLimit("plant.24h", "PT24H", "\"temp\": 5.0");
        }

        @Test
        void is24HoursWithoutATemperature() {
            assertLimit("plant.24h", "PT24H");
        }

        @Test
        void is72HoursJustBelowFiveDegrees() {
            assertLimit("plant.72h", "PT72H", "\"temp\": 4.99");
        }

        @Test
        void is168HoursInARemoteAreaWhenDisinfectedAndCold() {
            assertLimit("plant.168h", "PT168H", "\"temp\": 4.9", "\"remote\": true", "\"disinfected\": true");
        }

        @Test
        void isThatOfTheWarmOrColdStoreWhenOneOfTheThreeIsLacking() {
            assertLimit("plant.72h", "PT72H", "\"temp\": 4.9", "\"remote\": true");
            assertLimit("plant.72h", "PT72H", "\"temp\": 4.9", "\"disinfected\": true");
            assertLimit("plant.24h", "PT24H", "\"temp\": 5", "\"remote\": true", "\"disinfected\": true");
        }

        @Test
        void countsFromTheArrivalWhereverTheTemperatureWasFirstReported() {
            var cooled = ledger(event(Step.ARRIVED, MONDAY), event(Step.PLANT_STORED, after("PT2H"), "\"temp\": 3"));
            assertThat(broken(cooled, after("PT71H"))).doesNotContain("plant.24h", "plant.72h");
            assertThat(broken(cooled, after("PT72H"))).contains("plant.72h");
        }

        @Test
        void isBrokenAsSoonAsAnOldContainerIsFoundInAWarmStoreAndUntilItIsColdAgain() {
            var warmed = ledger(
                    event(Step.ARRIVED, MONDAY, "\"temp\": 3"),
                    event(Step.PLANT_STORED, after("PT30H"), "\"temp\": 8"),
                    event(Step.PLANT_STORED, after("PT40H"), "\"temp\": 3"));
            var breach = only(warmed, "plant.24h");
            assertThat(breach.at()).isEqualTo(after("PT30H"));
            assertThat(breach.until()).isEqualTo(after("PT40H"));
        }

        private void assertLimit(String rule, String limit, String... members) {
            var due = after(limit);
            var arrived = event(Step.ARRIVED, MONDAY, members);
            assertThat(broken(ledger(arrived), justBefore(due))).doesNotContain(rule);
            assertThat(broken(ledger(arrived), due)).contains(rule);
            assertThat(everBroken(ledger(arrived, event(Step.TREATED, due)), LATE))
                    .doesNotContain(rule);
            assertThat(everBroken(ledger(arrived, event(Step.TREATED, justAfter(due))), LATE))
                    .contains(rule);
        }
    }

    @Test
    void theNextLookIsTheNextLimitOfAnyClock() {
        var stored = ledger(event(Step.PACKED, MONDAY), event(Step.STORED, after("PT1H")));
        assertThat(Verdict.of(stored, shipped(), after("PT2H")).nextLook()).isEqualTo(after("PT25H"));
        assertThat(Verdict.of(stored, shipped(), after("PT25H")).nextLook()).isEqualTo(after("PT37H"));
        assertThat(Verdict.of(stored, shipped(), after("PT49H")).nextLook()).isNull();
    }

    private static Breach only(ContainerLedger ledger, String rule) {
        var found = Verdict.of(ledger, shipped(), LATE).breaches().stream()
                .filter(breach -> breach.rule().id().equals(rule))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
