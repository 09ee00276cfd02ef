package health.vigil.custody.manifest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.telemetry.label.WasteCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A container of a trip, as the ledger knows it.
 *
 * @param kg       when it was handed over, or else when it was collected
 * @param plantKg  at the plant
 * @param manifest the number that was reported with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Carried(
        String id,
        @Nullable String kind,
        @Nullable String category,
        String state,
        @Nullable Instant handedOverAt,
        @Nullable Instant arrivedAt,
        @Nullable Double kg,
        @Nullable Double plantKg,
        @Nullable String manifest) {
    private static final double GRAM = 1000;

    /** The lines that a manifest of them would have; of containers with a known category and a weight. */
    static List<Line> lines(List<Carried> containers) {
        var byCategory = new EnumMap<WasteCategory, List<Carried>>(WasteCategory.class);
        for (var container : containers) {
            if (container.kg() != null && container.kg() > 0) {
                container.waste().ifPresent(category -> byCategory
                        .computeIfAbsent(category, any -> new ArrayList<>())
                        .add(container));
            }
        }
        return byCategory.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        null,
                        packaging(entry.getValue()),
                        entry.getValue().size(),
                        sum(entry.getValue().stream().map(Carried::kg).toList())))
                .toList();
    }

    /** Whether the consignor has it no more, though the scan of the handing over may be missing. */
    boolean hasLeft() {
        return handedOverAt != null || arrivedAt != null;
    }

    Optional<WasteCategory> waste() {
        return Optional.ofNullable(category).flatMap(WasteCategory::of);
    }

    /** To the gram, so that the sum of decimal weights is decimal again. */
    static double sum(List<@Nullable Double> weights) {
        return Math.round(weights.stream()
                                .flatMap(weight -> Optional.ofNullable(weight).stream())
                                .mapToDouble(Double::doubleValue)
                                .sum()
                        * GRAM)
                / GRAM;
    }

    private static String packaging(List<Carried> containers) {
        return containers.stream()
                .collect(groupingBy(
                        container -> Optional.ofNullable(container.kind()).orElse("container"),
                        TreeMap::new,
                        counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(joining(", "));
    }
}
