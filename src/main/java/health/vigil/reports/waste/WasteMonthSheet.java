package health.vigil.reports.waste;

import static health.vigil.reports.sheet.Table.number;
import static health.vigil.reports.sheet.Table.text;

import health.vigil.reports.sheet.Section;
import health.vigil.reports.sheet.Sheet;
import health.vigil.reports.sheet.Sheet.Fact;
import health.vigil.reports.sheet.Table;
import health.vigil.reports.sheet.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The report on paper. */
final class WasteMonthSheet {
    private final WasteMonth report;
    private final Words words;

    WasteMonthSheet(WasteMonth report, Words words) {
        this.report = report;
        this.words = words;
    }

    Sheet sheet() {
        var site = report.site();
        return new Sheet(
                words.get("waste_month"),
                words.get("waste_month_about", words.name(site.name(), site.nameEn()), report.month()),
                "waste-month-" + site.id() + "-" + report.month(),
                List.of(
                        new Fact(words.get("fact_unit"), words.name(site.name(), site.nameEn())),
                        new Fact(words.get("site_id"), site.id()),
                        new Fact(words.get("month"), report.month().toString())),
                List.of(
                        Section.of(words.get("store_balance"), balance()),
                        Section.of(words.get("by_department"), byDepartment()),
                        Section.of(words.get("collected_by_day"), collected()),
                        Section.of(words.get("handed_over_by_day"), handedOver()),
                        Section.of(words.get("rates"), rates()),
                        Section.of(words.get("manifests"), manifests()),
                        Section.of(words.get("overdue_cases"), overdue()),
                        Section.of(words.get("register"), register()).saying(List.of(words.get("register_note"))),
                        Section.toFillIn(
                                words.get("signatures"),
                                words.get("waste_signatures_note"),
                                List.of(
                                        words.get("signed_waste_manager"),
                                        words.get("signed_unit_head"),
                                        words.get("signed_supervisor")))),
                List.of(words.get("waste_basis"), words.get("waste_reckoning")));
    }

    private Table balance() {
        var balance = report.balance();
        return Table.of("", text(words.get("figure")), number(words.get("containers")), number("kg"))
                .rows(List.of(
                        amount("opening", balance.opening()),
                        amount("collected", balance.collected()),
                        amount("handed_over", balance.handedOver()),
                        amount("gone_otherwise", balance.otherwise()),
                        amount("closing", balance.closing())));
    }

    private List<String> amount(String key, Amount amount) {
        return List.of(words.get(key), count(amount), kg(amount));
    }

    private static String count(Amount amount) {
        return String.valueOf(amount.containers());
    }

    /** Where some were not weighed, the sum is only of the others. */
    private String kg(Amount amount) {
        return amount.unweighed() == 0
                ? words.number(amount.kg(), 2)
                : words.get("kg_and_unweighed", words.number(amount.kg(), 2), amount.unweighed());
    }

    private Table byDepartment() {
        record Key(String department, String category) {}
        var sums = report.collected().stream()
                .collect(Collectors.groupingBy(
                        line -> new Key(line.department(), line.category()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                WasteMonth.Collected::amount, Collectors.reducing(new Amount(0, 0, 0), Amount::plus))));
        return Table.of(
                        words.get("nothing_collected"),
                        text(words.get("department")),
                        text(words.get("category")),
                        number(words.get("containers")),
                        number("kg"))
                .rows(sums.entrySet().stream()
                        .map(sum -> List.of(
                                known(sum.getKey().department),
                                category(sum.getKey().category),
                                count(sum.getValue()),
                                kg(sum.getValue())))
                        .toList());
    }

    private Table collected() {
        return Table.of(
                        words.get("nothing_collected"),
                        text(words.get("day")),
                        text(words.get("department")),
                        text(words.get("category")),
                        number(words.get("containers")),
                        number("kg"))
                .rows(report.collected().stream()
                        .map(line -> List.of(
                                words.date(line.day()),
                                known(line.department()),
                                category(line.category()),
                                count(line.amount()),
                                kg(line.amount())))
                        .toList());
    }

    private Table handedOver() {
        return Table.of(
                        words.get("nothing_handed_over"),
                        text(words.get("day")),
                        number(words.get("handed_over_containers")),
                        number(words.get("handed_over_kg")),
                        number(words.get("received_containers")),
                        number(words.get("received_kg")),
                        number(words.get("difference_kg")))
                .rows(report.handedOver().stream()
                        .map(line -> List.of(
                                words.date(line.day()),
                                count(line.handedOver()),
                                kg(line.handedOver()),
                                count(line.received()),
                                kg(line.received()),
                                words.number(line.difference(), 2)))
                        .toList());
    }

    private Table rates() {
        return Table.of(
                        words.get("no_rates"),
                        text(words.get("department")),
                        number("kg"),
                        number(words.get("bed_days")),
                        number(words.get("kg_per_bed_day")))
                .rows(report.rates().stream()
                        .map(rate -> List.of(
                                rate.department(),
                                words.number(rate.kg(), 2),
                                String.valueOf(rate.bedDays()),
                                words.number(rate.kgPerBedDay(), 3)))
                        .toList());
    }

    private Table manifests() {
        return Table.of(
                        words.get("nothing_handed_over"),
                        text(words.get("manifest")),
                        text(words.get("state")),
                        number(words.get("planned_kg")),
                        number(words.get("handed_over_kg")),
                        number(words.get("received_kg")),
                        number(words.get("difference_kg")),
                        text(words.get("confirmed")))
                .rows(report.manifests().stream().map(this::manifest).toList());
    }

    private List<String> manifest(WasteMonth.ManifestLine line) {
        var standing = line.standing();
        return List.of(
                line.number().isEmpty() ? words.get("without_manifest") : line.number(),
                standing == null ? "" : words.of("manifest", standing.state()),
                standing == null ? "" : words.number(standing.kgPlanned(), 2),
                kg(line.handedOver()),
                kg(line.received()),
                words.number(line.difference(), 2),
                standing == null ? "" : words.time(standing.received()));
    }

    private Table overdue() {
        return Table.of(
                        words.get("nothing_overdue"),
                        text(words.get("case")),
                        text(words.get("item")),
                        text(words.get("basis")),
                        text(words.get("raised")),
                        text(words.get("cleared")),
                        text(words.get("acknowledged_by")))
                .rows(report.overdue().stream()
                        .map(alarm -> List.of(
                                words.name(alarm.name(), alarm.nameEn()),
                                alarm.item() == null ? "" : alarm.item(),
                                alarm.basis() + (alarm.legal() ? "" : " " + words.get("preset")),
                                words.time(alarm.raised()),
                                alarm.cleared() == null ? words.get("lasting") : words.time(alarm.cleared()),
                                alarm.acknowledgedBy() == null ? "" : alarm.acknowledgedBy()))
                        .toList());
    }

    private Table register() {
        return Table.of(
                        words.get("nothing_handed_over"),
                        text(words.get("source")),
                        text(words.get("category")),
                        number(words.get("containers")),
                        number("kg"),
                        text(words.get("handed_over_at")),
                        text(words.get("method")),
                        text(words.get("destination")),
                        text(words.get("signature")))
                .rows(report.register().stream()
                        .map(line -> List.of(
                                known(line.department()),
                                category(line.category()),
                                count(line.amount()),
                                kg(line.amount()),
                                words.time(line.at()),
                                line.method(),
                                words.name(line.destination(), line.destinationEn()),
                                signature(line)))
                        .toList());
    }

    private static String signature(WasteMonth.RegisterLine line) {
        return line.signedBy().isEmpty() && line.signedTo().isEmpty() ? "" : line.signedBy() + " → " + line.signedTo();
    }

    private String known(String text) {
        return text.isEmpty() ? words.get("not_told") : text;
    }

    private String category(String code) {
        return code.isEmpty() ? words.get("not_told") : words.of("category", code) + " " + code;
    }
}
