package health.vigil.custody.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.telemetry.label.WasteCategory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The manifest beside what the ledger knows of the containers of its consignor on its trip.
 *
 * @param rows         by category, of those that occur
 * @param unclassified ids of containers whose category nobody has reported
 * @param otherwise    ids of containers that were reported with another number than the manifest has
 */
record Comparison(List<Row> rows, List<String> unclassified, List<String> otherwise) {
    /**
     * @param manifest   planned
     * @param handedOver weighed when handed over, by the ledger
     * @param received   accepted, as the receiver states it; absent until it did
     * @param atPlant    weighed at the plant, by the ledger
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(String category, Amount manifest, Amount handedOver, @Nullable Amount received, Amount atPlant) {}

    record Amount(int containers, double kg) {}

    static Comparison of(Manifest manifest, List<Carried> containers) {
        var handedOver = containers.stream().filter(Carried::hasLeft).toList();
        var rows = Arrays.stream(WasteCategory.values())
                .flatMap(category -> row(category, manifest, handedOver).stream())
                .toList();
        var number = Objects.toString(manifest.number(), null);
        return new Comparison(
                rows,
                ids(handedOver.stream()
                        .filter(container -> container.waste().isEmpty())
                        .toList()),
                ids(handedOver.stream()
                        .filter(container -> number != null
                                && container.manifest() != null
                                && !container.manifest().equals(number))
                        .toList()));
    }

    private static Optional<Row> row(WasteCategory category, Manifest manifest, List<Carried> handedOver) {
        var planned = manifest.transfer().line(category);
        var received = manifest.receipt(category);
        var containers = handedOver.stream()
                .filter(container -> container.waste().equals(Optional.of(category)))
                .toList();
        if (planned.isEmpty() && received.isEmpty() && containers.isEmpty()) {
            return Optional.empty();
        }
        var atPlant = containers.stream()
                .filter(container -> container.plantKg() != null)
                .toList();
        return Optional.of(new Row(
                category.code(),
                planned.map(line -> new Amount(line.containers(), line.kg())).orElse(new Amount(0, 0)),
                new Amount(
                        containers.size(),
                        Carried.sum(containers.stream().map(Carried::kg).toList())),
                received.map(receipt -> new Amount(receipt.containers(), receipt.kg()))
                        .orElse(null),
                new Amount(
                        atPlant.size(),
                        Carried.sum(atPlant.stream().map(Carried::plantKg).toList()))));
    }

    private static List<String> ids(List<Carried> containers) {
        return containers.stream().map(Carried::id).toList();
    }
}
