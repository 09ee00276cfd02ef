package health.vigil.custody.manifest;

import health.vigil.telemetry.label.WasteCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something of a manifest that is not as the receiver found it.
 *
 * @param stated the receiver says so; otherwise the numbers do
 * @param detail in words; absent where the receiver added none
 */
record Mismatch(WasteCategory category, MismatchKind kind, boolean stated, @Nullable String detail) {
    /**
     * @param share tolerated difference of weight, as a share of what was planned; absent: weights are not compared
     */
    static List<Mismatch> of(Manifest manifest, @Nullable Double share) {
        var found = new ArrayList<Mismatch>();
        for (var receipt : manifest.receipts()) {
            receipt.mismatches().stream()
                    .sorted()
                    .map(kind -> new Mismatch(receipt.category(), kind, true, receipt.note()))
                    .forEach(found::add);
            if (!receipt.mismatches().contains(MismatchKind.QUANTITY)) {
                manifest.transfer()
                        .line(receipt.category())
                        .flatMap(line -> difference(line, receipt, share))
                        .map(detail -> new Mismatch(receipt.category(), MismatchKind.QUANTITY, false, detail))
                        .ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Optional<String> difference(Line line, Receipt receipt, @Nullable Double share) {
        var containers = receipt.containers() + receipt.rejectedContainers();
        if (containers != line.containers()) {
            return Optional.of("%d containers planned, %d came".formatted(line.containers(), containers));
        }
        var kg = receipt.kg() + receipt.rejectedKg();
        return share != null && Math.abs(kg - line.kg()) > share * line.kg()
                ? Optional.of(String.format(Locale.ROOT, "%.2f kg planned, %.2f kg came", line.kg(), kg))
                : Optional.empty();
    }
}
