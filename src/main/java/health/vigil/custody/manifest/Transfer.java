package health.vigil.custody.manifest;

import health.vigil.telemetry.label.WasteCategory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be moved, by whom, to whom.
 *
 * @param vehicle   device id of the vehicle; a manifest can't be issued without
 * @param trip      of that vehicle; a manifest can't be issued without
 * @param plate     车牌
 * @param route     经由地
 * @param treatment 拟利用处置方式, for instance {@code D10 焚烧}
 * @param lines     one per category; a manifest can't be issued without any
 */
record Transfer(
        Party consignor,
        Party carrier,
        Party receiver,
        @Nullable String vehicle,
        @Nullable String trip,
        @Nullable String plate,
        @Nullable String route,
        @Nullable String treatment,
        List<Line> lines) {
    Transfer {
        lines = List.copyOf(lines);
        if (lines.stream().map(Line::category).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("lines: one per category; add up those of the same");
        }
    }

    Optional<Line> line(WasteCategory category) {
        return lines.stream().filter(line -> line.category() == category).findFirst();
    }

    /** What is missing before it can be issued; absent when nothing is. */
    Optional<String> lacking() {
        if (vehicle == null || trip == null) {
            return Optional.of(
                    "vehicle and trip are missing: there is one manifest per trip of a vehicle and consignor");
        }
        return lines.isEmpty() ? Optional.of("lines are missing: say what is moved") : Optional.empty();
    }
}
