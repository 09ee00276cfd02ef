package health.vigil.reports.overdue;

import static health.vigil.reports.sheet.Table.number;
import static health.vigil.reports.sheet.Table.text;

import health.vigil.reports.overdue.OverdueList.Overdue;
import health.vigil.reports.sheet.Section;
import health.vigil.reports.sheet.Sheet;
import health.vigil.reports.sheet.Sheet.Fact;
import health.vigil.reports.sheet.Table;
import health.vigil.reports.sheet.Words;
import java.util.ArrayList;
import java.util.List;

/** The list on paper. */
final class OverdueSheet {
    private final OverdueList list;
    private final Words words;

    OverdueSheet(OverdueList list, Words words) {
        this.list = list;
        this.words = words;
    }

    Sheet sheet() {
        var place = list.jurisdiction();
        var sections = new ArrayList<Section>();
        list.parts()
                .forEach((kind, entries) ->
                        sections.add(Section.of(words.get("overdue_" + kind.text(), entries.size()), table(entries))));
        return new Sheet(
                words.get("overdue"),
                words.get("overdue_about", words.name(place.name(), place.nameEn()), words.time(list.at())),
                "overdue-" + (place.id().isEmpty() ? "all" : place.id()),
                List.of(
                        new Fact(words.get("fact_division"), words.name(place.name(), place.nameEn())),
                        new Fact(words.get("moment"), words.time(list.at()))),
                sections,
                List.of(words.get("overdue_note"), words.get("waste_basis")));
    }

    private Table table(List<Overdue> entries) {
        return Table.of(
                        words.get("nothing_overdue"),
                        text(words.get("fact_unit")),
                        text(words.get("item")),
                        text(words.get("department")),
                        text(words.get("category")),
                        number("kg"),
                        text(words.get("since")),
                        number(words.get("age")),
                        text(words.get("case")),
                        text(words.get("basis")),
                        text(words.get("acknowledged_by")))
                .rows(entries.stream().map(this::row).toList());
    }

    private List<String> row(Overdue overdue) {
        var alarm = overdue.alarm();
        var cargo = overdue.cargo();
        return List.of(
                words.name(alarm.site().name(), alarm.site().nameEn()),
                alarm.item() == null
                        ? words.name(alarm.device().name(), alarm.device().nameEn())
                        : alarm.item(),
                cargo == null || cargo.department() == null ? "" : cargo.department(),
                cargo == null ? "" : words.of("category", cargo.category()),
                cargo == null ? "" : words.number(cargo.kg(), 2),
                words.time(alarm.onset()),
                words.duration(overdue.age()),
                words.name(alarm.name(), alarm.nameEn()),
                alarm.basis() + (alarm.legal() ? "" : " " + words.get("preset")),
                alarm.acknowledgedBy() == null ? "" : alarm.acknowledgedBy());
    }
}
