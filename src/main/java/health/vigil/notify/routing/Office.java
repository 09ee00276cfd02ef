package health.vigil.notify.routing;

import health.vigil.registry.DivisionCode;
import health.vigil.web.Fault;
import health.vigil.web.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient is told as.
 *
 * @param department   key of the department in routing sets, for instance {@code health}
 * @param jurisdiction GB/T 2260 code of the division whose department, grid or government it is
 * @param site         id of the unit, or of the one site that a grid officer looks after
 */
public record Office(Kind kind, @Nullable String department, @Nullable String jurisdiction, @Nullable String site) {
    /** The kinds of offices. */
    public enum Kind {
        DEPARTMENT("部门", "Department"),
        UNIT_HANDLER("单位值班人员", "Duty handler of the unit"),
        UNIT_MANAGER("单位负责人", "Manager of the unit"),
        GRID_OFFICER("网格员", "Grid officer"),
        GOVERNMENT("人民政府", "Government");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }

        /** As the API writes it, for instance {@code unit_handler}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(text))
                    .findFirst();
        }

        boolean isOfUnit() {
            return this == UNIT_HANDLER || this == UNIT_MANAGER;
        }
    }

    /** @throws IllegalArgumentException with the first of the {@link #faults} */
    public Office {
        var faults = faults(kind.text(), department, jurisdiction, site);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    faults.get(0).path() + ": " + faults.get(0).reason());
        }
    }

    /** All that is wrong with an office as people write it; paths are its keys. */
    public static List<Fault> faults(
            @Nullable String kind, @Nullable String department, @Nullable String jurisdiction, @Nullable String site) {
        if (kind == null) {
            return List.of(new Fault("kind", "is missing; it is one of " + String.join(", ", kinds())));
        }
        return Kind.of(kind)
                .map(known -> faults(known, department, jurisdiction, site))
                .orElseGet(() -> List.of(new Fault(
                        "kind",
                        "'%s' is not one of %s%s"
                                .formatted(kind, String.join(", ", kinds()), Nearest.hint(kind, kinds())))));
    }

    private static List<Fault> faults(
            Kind kind, @Nullable String department, @Nullable String jurisdiction, @Nullable String site) {
        var faults = new ArrayList<Fault>();
        var ofDivision = kind == Kind.DEPARTMENT || kind == Kind.GOVERNMENT;
        needed(kind, "department", department, kind == Kind.DEPARTMENT, kind == Kind.DEPARTMENT, faults);
        needed(kind, "jurisdiction", jurisdiction, ofDivision, !kind.isOfUnit(), faults);
        needed(kind, "site", site, kind.isOfUnit(), !ofDivision, faults);
        if (kind == Kind.GRID_OFFICER && (jurisdiction == null) == (site == null)) {
            faults.add(new Fault("site", "a grid_officer looks after a site or a jurisdiction; give one of them"));
        }
        if (jurisdiction != null && DivisionCode.of(jurisdiction).isEmpty()) {
            faults.add(new Fault(
                    "jurisdiction",
                    "'%s' is not a GB/T 2260 code: 6 digits, 9 for a township".formatted(jurisdiction)));
        }
        return faults;
    }

    private static void needed(
            Kind kind, String key, @Nullable String value, boolean required, boolean allowed, List<Fault> faults) {
        if (required && (value == null || value.isBlank())) {
            faults.add(new Fault(key, "is missing; a %s needs it".formatted(kind.text())));
        } else if (!allowed && value != null) {
            faults.add(new Fault(key, "a %s has none; leave it out".formatted(kind.text())));
        }
    }

    private static List<String> kinds() {
        return Arrays.stream(Kind.values()).map(Kind::text).toList();
    }
}
