package health.vigil.notify.routing;

import health.vigil.calendar.WorkingCalendar;
import health.vigil.registry.DivisionCode;
import health.vigil.registry.FieldCatalogueFile;
import health.vigil.registry.Level;
import health.vigil.rules.LocalDay;
import health.vigil.rules.Priority;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sets and the calendar as they are shipped, with divisions of the three places, and how tests write what they mean. */
final class Shipped {
    static final RoutingSetReader READER = new RoutingSetReader(FieldCatalogueFile.load());
    static final WorkingCalendar CALENDAR = CalendarReader.read(
            ShippedDocuments.find(DocumentKind.CALENDAR, "cn").orElseThrow().yaml());
    static final Divisions DIVISIONS = Divisions.of(List.of(
            division("440000", "广东省", "Guangdong", Level.PROVINCE, null),
            division("440200", "韶关市", "Shaoguan", Level.PREFECTURE, "440000"),
            division("440203", "武江区", "Wujiang District", Level.COUNTY, "440200"),
            division("440203001", "新华街道", "Xinhua Subdistrict", Level.TOWNSHIP, "440203"),
            division("431100", "永州市", "Yongzhou", Level.PREFECTURE, null),
            division("431102", "零陵区", "Lingling District", Level.COUNTY, "431100"),
            division("533103", "芒市", "Mangshi", Level.COUNTY, null)));
    static final Routes ROUTES = new Routes(sets(), List.of(CALENDAR), DIVISIONS);

    private Shipped() {}

    static String yaml(String id) {
        return ShippedDocuments.find(DocumentKind.SET, id).orElseThrow().yaml();
    }

    static Subject subject(String family, Priority priority, String jurisdiction) {
        return new Subject(
                family, null, "eng-test.rule", priority, "a-device", "a-site", new DivisionCode(jurisdiction));
    }

    /** Beijing time. */
    static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(LocalDay.ZONE).toInstant();
    }

    static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, LocalDay.ZONE);
    }

    /** One line a call: wait, part, name, task. */
    static String lines(List<Call> calls) {
        return calls.stream()
                        .map(call -> "%s %s %s %s"
                                .formatted(
                                        call.after(),
                                        call.part(),
                                        call.name(),
                                        call.route().task()))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static List<RoutingSet> sets() {
        return ShippedDocuments.all(DocumentKind.SET).stream()
                .map(document -> READER.read(document.yaml()))
                .toList();
    }

    private static Division division(String code, String name, String nameEn, Level level, @Nullable String parent) {
        return new Division(
                new DivisionCode(code),
                new Name(name, nameEn),
                level,
                parent == null ? null : new DivisionCode(parent));
    }
}
