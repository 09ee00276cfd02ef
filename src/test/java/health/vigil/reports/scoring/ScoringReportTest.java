package health.vigil.reports.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.reports.alarm.AlarmOnRecord;
import health.vigil.reports.alarm.AlarmOnRecord.Place;
import health.vigil.reports.scoring.ScoringReport.Decision;
import health.vigil.reports.scoring.ScoringReport.Status;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScoringReportTest {
    private static final Instant AT = Instant.parse("2026-05-01T00:00:00Z");
    private static final Place HOSPITAL = new Place("h", "一院", "Hospital");
    private static final String STORED = "medical-waste-regulation-2011.storage.48h";
    private static final String LOST = "eng-medical-waste.lost";

    private final ScoringTable table = ScoringFile.example();

    @Test
    void aProposalCountsNothingUntilItIsConfirmed() {
        var report = ScoringReport.of(Year.of(2026), table, List.of(alarm(STORED), alarm(LOST)), List.of());
        assertThat(report.proposals()).allMatch(ScoringReport.Proposal::isOpen);
        assertThat(report.totals()).singleElement().satisfies(total -> {
            assertThat(total.points()).isZero();
            assertThat(total.open()).isEqualTo(8);
            assertThat(total.undecided()).isEqualTo(2);
        });
    }

    @Test
    void whatWasConfirmedAddsUpToABand() {
        var alarms = List.of(alarm(LOST), alarm(LOST), alarm(STORED));
        var report = ScoringReport.of(
                Year.of(2026),
                table,
                alarms,
                List.of(
                        decision(alarms.get(0), Status.CONFIRMED, "waste-lost-or-leaked", 6),
                        decision(alarms.get(1), Status.CONFIRMED, "waste-lost-or-leaked", 6),
                        decision(alarms.get(2), Status.DISMISSED, "waste-stored-too-long", 2)));
        assertThat(report.totals()).singleElement().satisfies(total -> {
            assertThat(total.points()).isEqualTo(12);
            assertThat(total.band().from()).isEqualTo(12);
            assertThat(total.undecided()).isZero();
        });
    }

    @Test
    void theNewestDecisionCounts() {
        var alarm = alarm(LOST);
        var report = ScoringReport.of(
                Year.of(2026),
                table,
                List.of(alarm),
                List.of(
                        decision(alarm, Status.CONFIRMED, "waste-lost-or-leaked", 6),
                        decision(alarm, Status.DISMISSED, "waste-lost-or-leaked", 6)));
        assertThat(report.proposals().get(0).status()).isEqualTo("dismissed");
        assertThat(report.totals().get(0).points()).isZero();
    }

    @Test
    void aDecisionKeepsItsPointsWhateverBecomesOfTheTable() {
        var alarm = alarm("a.rule.that.counts.no.more");
        var report = ScoringReport.of(
                Year.of(2026), table, List.of(alarm), List.of(decision(alarm, Status.CONFIRMED, "gone", 10)));
        assertThat(report.proposals()).singleElement().satisfies(proposal -> {
            assertThat(proposal.points()).isEqualTo(10);
            assertThat(proposal.line()).isNull();
        });
    }

    private static AlarmOnRecord alarm(String rule) {
        return new AlarmOnRecord(
                UUID.randomUUID(),
                rule,
                "名",
                "Name",
                "basis",
                true,
                null,
                "high",
                null,
                null,
                "h",
                HOSPITAL,
                HOSPITAL,
                "C-1",
                AT,
                AT,
                null,
                null,
                null);
    }

    private static Decision decision(AlarmOnRecord alarm, Status status, String line, int points) {
        return new Decision(alarm.id(), status, line, points, "why", "officer", AT);
    }
}
