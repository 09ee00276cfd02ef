package health.vigil.reports.excursion;

import static health.vigil.reports.sheet.Table.number;
import static health.vigil.reports.sheet.Table.text;

import health.vigil.coldchain.exposure.LoggingIntervals;
import health.vigil.coldchain.exposure.Measurement;
import health.vigil.reports.print.Chart;
import health.vigil.reports.print.Chart.Curve;
import health.vigil.reports.print.Chart.Level;
import health.vigil.reports.print.Chart.Point;
import health.vigil.reports.print.Chart.Stretch;
import health.vigil.reports.sheet.Section;
import health.vigil.reports.sheet.Sheet;
import health.vigil.reports.sheet.Sheet.Fact;
import health.vigil.reports.sheet.Table;
import health.vigil.reports.sheet.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report on paper. */
final class ExcursionSheet {
    private final ExcursionReport report;
    private final Words words;

    ExcursionSheet(ExcursionReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    Sheet sheet() {
        var subject = report.subject();
        return new Sheet(
                words.get("excursion"),
                words.get(
                        "excursion_about",
                        words.name(subject.name(), subject.nameEn()),
                        words.time(report.from()),
                        words.time(report.to())),
                "excursion-" + subject.id() + "-" + words.time(report.from()).substring(0, 10),
                facts(),
                List.of(
                        Section.of(words.get("chart"), chart(), List.of(words.get("chart_legend"))),
                        Section.of(words.get("excursions"), excursions()),
                        Section.of(words.get("freezing"), freezing()).saying(List.of(words.get("freezing_note"))),
                        Section.of(words.get("exposure"), exposure()).saying(List.of(words.get("mkt_note"))),
                        Section.of(words.get("limits_in_force"), limits()),
                        Section.of(words.get("gaps"), gaps()),
                        Section.of(words.get("alarms"), alarms()),
                        Section.toFillIn(
                                words.get("assessment"),
                                words.get("assessment_note"),
                                List.of(
                                        words.get("assessment_vaccines"),
                                        words.get("assessment_opinion"),
                                        words.get("assessment_disposal"),
                                        words.get("signed_holder"),
                                        words.get("signed_keeper"),
                                        words.get("signed_supervisor")))),
                List.of(words.get("excursion_basis"), words.get("excursion_reckoning")));
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.get(report.subject().kind()), report.subject().id()));
        for (var fact : report.subject().facts()) {
            var value = words.name(fact.value(), fact.valueEn());
            facts.add(new Fact(
                    words.get("fact_" + fact.key()), fact.key().equals("kind") ? words.of("equipment", value) : value));
        }
        var low = report.range().low();
        facts.add(new Fact(
                words.get("range"),
                low == null
                        ? words.get("range_up_to", words.number(report.range().high(), 1))
                        : words.get(
                                "range_between",
                                words.number(low, 1),
                                words.number(report.range().high(), 1))));
        return facts;
    }

    private Chart chart() {
        var byProbe = report.measured().stream()
                .filter(Measurement::accuses)
                .filter(m -> !m.at().isBefore(report.from()))
                .collect(Collectors.groupingBy(Measurement::probe, TreeMap::new, Collectors.toList()));
        var reach = report.legs().stream()
                .map(leg -> LoggingIntervals.GSP.of(leg.equipment().holding()))
                .max(Duration::compareTo)
                .orElse(LoggingIntervals.GSP.storage());
        return new Chart(
                report.from(),
                report.to(),
                "°C",
                byProbe.values().stream()
                        .map(measured -> new Curve(
                                measured.stream()
                                        .sorted()
                                        .map(m -> new Point(m.at(), m.celsius()))
                                        .toList(),
                                reach))
                        .toList(),
                report.limits().stream()
                        .map(limit -> new Level(limit.celsius(), limit.from(), limit.to()))
                        .distinct()
                        .toList(),
                report.excursions().stream()
                        .map(excess -> new Stretch(excess.from(), excess.to()))
                        .toList(),
                report.gaps().stream()
                        .map(gap -> new Stretch(gap.from(), gap.to()))
                        .toList());
    }

    private Table excursions() {
        return Table.of(
                        words.get("no_excursions"),
                        text(words.get("direction")),
                        text(words.get("from")),
                        text(words.get("to")),
                        number(words.get("duration")),
                        number(words.get("peak")),
                        text(words.get("probe")),
                        text(words.get("remark")))
                .rows(report.excursions().stream()
                        .map(excess -> List.of(
                                words.get(excess.direction()),
                                words.time(excess.from()),
                                words.time(excess.to()),
                                words.duration(excess.duration()),
                                words.number(excess.peak(), 1),
                                excess.device(),
                                excess.suspect() ? words.get("suspect") : ""))
                        .toList());
    }

    private Table freezing() {
        return Table.of(
                        words.get("no_freezing"),
                        text(words.get("freezing_kind")),
                        text(words.get("from")),
                        text(words.get("to")),
                        number(words.get("duration")),
                        number(words.get("coldest")))
                .rows(report.freezing().stream()
                        .map(event -> List.of(
                                words.get("freezing_" + event.kind()),
                                words.time(event.from()),
                                words.time(event.to()),
                                words.duration(event.duration()),
                                words.number(event.coldest(), 1)))
                        .toList());
    }

    private Table exposure() {
        return Table.of("", text(words.get("figure")), number(words.get("value")))
                .rows(List.of(
                        row("time_above", words.duration(report.above().total())),
                        row("longest_above", words.duration(report.above().longest())),
                        row("time_below", words.duration(report.below().total())),
                        row("longest_below", words.duration(report.below().longest())),
                        row("warmest", words.number(report.warmest(), 1)),
                        row("coldest", words.number(report.coldest(), 1)),
                        row("mean", words.number(report.mean(), 2)),
                        row("mkt", words.number(report.meanKineticTemperature(), 2)),
                        row("recorded", words.duration(report.recorded()))));
    }

    private List<String> row(String key, String value) {
        return List.of(words.get(key), value);
    }

    private Table limits() {
        return Table.of(
                        words.get("no_limits"),
                        text(words.get("limit")),
                        number(words.get("celsius")),
                        text(words.get("basis")),
                        text(words.get("from")),
                        text(words.get("to")))
                .rows(report.limits().stream()
                        .map(limit -> List.of(
                                words.name(limit.name(), limit.nameEn()),
                                words.get(limit.direction()) + " " + words.number(limit.celsius(), 1),
                                limit.basis() + (limit.legal() ? "" : " " + words.get("preset")),
                                words.time(limit.from()),
                                words.time(limit.to())))
                        .toList());
    }

    private Table gaps() {
        return Table.of(
                        words.get("no_gaps"),
                        text(words.get("from")),
                        text(words.get("to")),
                        number(words.get("duration")),
                        text(words.get("probe")),
                        text(words.get("remark")))
                .rows(report.gaps().stream()
                        .map(gap -> List.of(
                                words.time(gap.from()),
                                words.time(gap.to()),
                                words.duration(gap.duration()),
                                gap.device(),
                                gap.suspect() ? words.get("suspect") : words.get("nothing_recorded")))
                        .toList());
    }

    private Table alarms() {
        return Table.of(
                        words.get("no_alarms"),
                        text(words.get("alarm")),
                        text(words.get("raised")),
                        text(words.get("cleared")),
                        number(words.get("value")),
                        text(words.get("acknowledged_by")),
                        text(words.get("acknowledged")))
                .rows(report.alarms().stream()
                        .map(alarm -> List.of(
                                words.name(alarm.name(), alarm.nameEn()),
                                words.time(alarm.raised()),
                                alarm.cleared() == null ? words.get("lasting") : words.time(alarm.cleared()),
                                alarm.value() == null ? "" : words.number(alarm.value(), 1) + " " + alarm.unit(),
                                alarm.acknowledgedBy() == null ? "" : alarm.acknowledgedBy(),
                                words.time(alarm.acknowledged())))
                        .toList());
    }
}
