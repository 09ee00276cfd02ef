package health.vigil.reports.scoring;

import static health.vigil.reports.sheet.Table.number;
import static health.vigil.reports.sheet.Table.text;

import health.vigil.reports.scoring.ScoringReport.Proposal;
import health.vigil.reports.scoring.ScoringTable.Band;
import health.vigil.reports.sheet.Section;
import health.vigil.reports.sheet.Sheet;
import health.vigil.reports.sheet.Sheet.Fact;
import health.vigil.reports.sheet.Table;
import health.vigil.reports.sheet.Words;
import java.util.ArrayList;
import java.util.List;

/** The proposals on paper. */
final class ScoringSheet {
    private final ScoringReport report;
    private final Words words;

    ScoringSheet(ScoringReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    Sheet sheet() {
        var standard = report.standard();
        var notes = new ArrayList<String>();
        notes.add(words.get("scoring_note"));
        if (standard.example()) {
            notes.add(words.get("scoring_example_note"));
        }
        return new Sheet(
                words.get("scoring"),
                words.get("scoring_about", String.valueOf(report.year())),
                "scoring-" + report.year(),
                List.of(
                        new Fact(words.get("scoring_table"), words.name(standard.name(), standard.nameEn())),
                        new Fact(words.get("basis"), words.name(standard.basis(), standard.basisEn()))),
                List.of(
                        Section.of(words.get("scoring_totals"), totals()),
                        Section.of(words.get("scoring_proposals"), proposals()),
                        Section.of(words.get("scoring_bands"), bands()),
                        Section.toFillIn(
                                words.get("signatures"),
                                words.get("scoring_signatures_note"),
                                List.of(words.get("signed_supervisor"), words.get("signed_authority")))),
                notes);
    }

    private Table totals() {
        return Table.of(
                        words.get("nothing_proposed"),
                        text(words.get("fact_unit")),
                        number(words.get("points_confirmed")),
                        text(words.get("consequence")),
                        number(words.get("points_open")),
                        number(words.get("undecided")))
                .rows(report.totals().stream()
                        .map(total -> List.of(
                                words.name(total.site().name(), total.site().nameEn()),
                                String.valueOf(total.points()),
                                consequence(total.band()),
                                String.valueOf(total.open()),
                                String.valueOf(total.undecided())))
                        .toList());
    }

    private Table proposals() {
        return Table.of(
                        words.get("nothing_proposed"),
                        text(words.get("fact_unit")),
                        text(words.get("finding")),
                        text(words.get("item")),
                        text(words.get("raised")),
                        text(words.get("scoring_line")),
                        number(words.get("points")),
                        text(words.get("status")),
                        text(words.get("decided")))
                .rows(report.proposals().stream().map(this::row).toList());
    }

    private List<String> row(Proposal proposal) {
        var finding = proposal.finding();
        var line = proposal.line();
        var decision = proposal.decision();
        return List.of(
                words.name(finding.site().name(), finding.site().nameEn()),
                words.name(finding.name(), finding.nameEn()) + " (" + finding.basis() + ")",
                finding.item() == null ? "" : finding.item(),
                words.time(finding.raised()),
                line == null
                        ? ""
                        : words.name(line.name(), line.nameEn()) + " (" + words.name(line.basis(), line.basisEn())
                                + ")",
                String.valueOf(proposal.points()),
                words.get("status_" + proposal.status()),
                decision == null
                        ? ""
                        : words.get("decided_by", decision.officer(), words.time(decision.at()), decision.reason()));
    }

    private Table bands() {
        return Table.of("", text(words.get("band")), text(words.get("consequence")))
                .rows(report.standard().bands().stream()
                        .map(band -> List.of(
                                band.from() != null
                                        ? words.get("band_from", band.from())
                                        : words.get("band_above", band.above()),
                                consequence(band)))
                        .toList());
    }

    private String consequence(Band band) {
        return words.name(band.consequence(), band.consequenceEn());
    }
}
