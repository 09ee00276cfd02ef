package health.vigil.custody.manifest;

import static health.vigil.custody.manifest.Transfers.BAGS;
import static health.vigil.custody.manifest.Transfers.NUMBER;
import static health.vigil.custody.manifest.Transfers.SHARPS;
import static health.vigil.custody.manifest.Transfers.all;
import static health.vigil.custody.manifest.Transfers.arrived;
import static health.vigil.custody.manifest.Transfers.issued;
import static health.vigil.custody.manifest.Transfers.onPaper;
import static health.vigil.custody.manifest.Transfers.received;
import static health.vigil.custody.manifest.Transfers.refused;
import static health.vigil.custody.manifest.Transfers.taken;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.calendar.CalendarYear;
import health.vigil.calendar.WorkingCalendar;
import health.vigil.calendar.WorkingHours;
import health.vigil.rules.Breach;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import health.vigil.telemetry.label.WasteCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deadlines by the working days of autumn 2026: 1 to 7 October off, Saturday 10 October worked. */
class ManifestChecksTest {
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            "cn",
            List.of(new WorkingHours(LocalTime.of(8, 30), LocalTime.of(17, 30))),
            Map.of(
                    2026,
                    new CalendarYear(
                            "notice",
                            List.of(new CalendarYear.Holiday(
                                    "国庆节", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 7))),
                            Set.of(LocalDate.of(2026, 10, 10)))));

    private static final List<Rule> RULES = Stream.of(
                    new ProcessCheck(Kind.MANIFEST_UNCONFIRMED, null, 5, null, null, null, null),
                    new ProcessCheck(Kind.MANIFEST_BACKFILL, null, 10, null, null, null, null),
                    new ProcessCheck(Kind.TRIP_BALANCE, null, null, null, 0.05, null, null),
                    ProcessCheck.of(Kind.MANIFEST_MISMATCH))
            .map(ManifestChecksTest::rule)
            .toList();

    private static final ManifestChecks CHECKS = new ManifestChecks(ManifestChecksTest::rules, CALENDAR);
    private static final Standing STANDING = new Standing("store-1", "plant-1");

    /** Monday morning; five working days later is Monday 23 November, whose last moment is 16:00 UTC. */
    private static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");

    private static final Instant DUE = Instant.parse("2026-11-23T16:00:00Z");

    @Test
    void anArrivalIsToBeConfirmedUntilTheLastMomentOfTheFifthWorkingDay() {
        var manifest = arrived(issued(), MONDAY);
        var last = judge(manifest, DUE.minusMillis(1));
        assertThat(last.breaches()).isEmpty();
        assertThat(last.due()).isEqualTo(DUE);
        assertThat(last.lookAt()).isEqualTo(DUE);

        var over = judge(manifest, DUE);
        assertThat(over.breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.kind()).isEqualTo(Kind.MANIFEST_UNCONFIRMED);
            assertThat(breach.device()).isEqualTo("plant-1");
            assertThat(breach.item()).isEqualTo("20264402000123");
            assertThat(breach.onset()).isEqualTo(MONDAY);
            assertThat(breach.at()).isEqualTo(DUE);
            assertThat(breach.until()).isNull();
        });
        assertThat(over.due()).isEqualTo(DUE);
        assertThat(over.lookAt()).isNull();
    }

    @Test
    void arrivingAtElevenAtNightCountsTheSameDayAsArrivingInTheMorning() {
        assertThat(judge(arrived(issued(), Instant.parse("2026-11-16T15:59:59Z")), MONDAY)
                        .due())
                .isEqualTo(DUE);
        assertThat(judge(arrived(issued(), Instant.parse("2026-11-16T16:00:00Z")), MONDAY)
                        .due())
                .isEqualTo(DUE.plus(Duration.ofDays(1)));
    }

    @Test
    void holidaysDoNotCountAndMakeUpSaturdaysDo() {
        // Wednesday 30 September; worked are 8, 9, 10 (Saturday), 12 and 13 October
        var arrived = Instant.parse("2026-09-30T02:00:00Z");
        assertThat(CALENDAR.endOfWorkingDays(arrived, 5)).isEqualTo(Instant.parse("2026-10-13T16:00:00Z"));
    }

    @Test
    void aConfirmationInTheLastMomentIsInTime() {
        var confirmed = receivedAt(arrived(issued(), MONDAY), DUE.minusMillis(1));
        assertThat(judge(confirmed, DUE.plusSeconds(1)).breaches()).isEmpty();
    }

    @Test
    void aConfirmationAMomentLaterEndsTheBreach() {
        var confirmed = receivedAt(arrived(issued(), MONDAY), DUE);
        assertThat(judge(confirmed, DUE.plusSeconds(1)).breaches())
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.at()).isEqualTo(DUE);
                    assertThat(breach.until()).isEqualTo(DUE);
                });
    }

    @Test
    void paperIsToBeEnteredWithinTenWorkingDaysOfTheReceipt() {
        var paper = receivedAt(arrived(onPaper(), MONDAY), MONDAY);
        var due = Instant.parse("2026-11-30T16:00:00Z");
        assertThat(judge(paper, due.minusMillis(1)).breaches()).isEmpty();
        assertThat(judge(paper, due.minusMillis(1)).lookAt()).isEqualTo(due);
        assertThat(judge(paper, due).breaches()).extracting(Breach::kind).containsExactly(Kind.MANIFEST_BACKFILL);
        assertThat(judge(paper, due).breaches()).extracting(Breach::device).containsExactly("store-1");

        var inTime = taken(paper, new Step.Backfill(due.minusMillis(1), NUMBER));
        assertThat(judge(inTime, due).breaches()).isEmpty();
        var late = taken(paper, new Step.Backfill(due, NUMBER));
        assertThat(judge(late, due).breaches()).extracting(Breach::until).containsExactly(due);
    }

    @Test
    void anElectronicManifestIsNeverAskedForABackfill() {
        var received = receivedAt(arrived(issued(), MONDAY), MONDAY);
        assertThat(judge(received, MONDAY.plus(Duration.ofDays(365)))).isEqualTo(Judgement.NOTHING);
    }

    @Test
    void whatTheReceiverStatesIsAMismatchUntilItIsCompleted() {
        var partly = received(all(BAGS), refused(SHARPS, MismatchKind.PACKING));
        assertThat(judge(partly, MONDAY).lasting()).extracting(Breach::kind).containsExactly(Kind.MANIFEST_MISMATCH);

        var completed = taken(partly, new Step.Complete(Transfers.RECEIVED.plusSeconds(60), "returned"));
        assertThat(judge(completed, MONDAY).breaches()).hasSize(1);
        assertThat(judge(completed, MONDAY).lasting()).isEmpty();
    }

    @Test
    void fewerContainersAreAMismatchThoughNobodyStatesIt() {
        var received = received(new Receipt(WasteCategory.INFECTIOUS, 9, 42.5, 0, 0, Set.of(), null), all(SHARPS));
        assertThat(CHECKS.mismatches(received, STANDING))
                .containsExactly(new Mismatch(
                        WasteCategory.INFECTIOUS, MismatchKind.QUANTITY, false, "10 containers planned, 9 came"));
    }

    @Test
    void weightsMayDifferAsFarAsTheRuleOnTripsAllows() {
        assertThat(CHECKS.mismatches(weighing(42.5 * 1.05), STANDING)).isEmpty();
        assertThat(CHECKS.mismatches(weighing(42.5 * 1.0501), STANDING)).hasSize(1);
        assertThat(CHECKS.mismatches(weighing(42.5 * 0.9499), STANDING)).hasSize(1);
    }

    @Test
    void withoutAToleranceWeightsAreNotCompared() {
        assertThat(Mismatch.of(weighing(20), null)).isEmpty();
    }

    private static Manifest weighing(double kg) {
        return received(new Receipt(WasteCategory.INFECTIOUS, 10, kg, 0, 0, Set.of(), null), all(SHARPS));
    }

    private static Manifest receivedAt(Manifest arrived, Instant at) {
        return taken(arrived, new Step.Receive(at, List.of(all(BAGS), all(SHARPS))));
    }

    private static Judgement judge(Manifest manifest, Instant now) {
        return CHECKS.judge(manifest, NUMBER.digits(), STANDING, now);
    }

    private static List<Rule> rules(String device, Kind kind) {
        return RULES.stream()
                .filter(rule -> ((ProcessCheck) rule.condition()).kind() == kind)
                .toList();
    }

    private static Rule rule(ProcessCheck check) {
        return Rule.of(
                "hazardous-waste-transfer-2021." + check.kind().text(),
                check.kind().text(),
                check.kind().text(),
                null,
                check.unit(),
                check,
                Duration.ZERO,
                Duration.ZERO,
                Priority.MEDIUM,
                new Source("危险废物转移管理办法", "2021", "deadlines", true, LocalDate.of(2022, 1, 1), null));
    }
}
