package health.vigil.custody.manifest;

import health.vigil.telemetry.label.WasteCategory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the receiver found of one kind of waste. What is neither accepted nor rejected did not come.
 *
 * @param containers         accepted
 * @param kg                 accepted
 * @param rejectedContainers refused
 * @param rejectedKg         refused
 * @param mismatches         what differs from the manifest, as the receiver states it
 * @param note               in words
 */
record Receipt(
        WasteCategory category,
        int containers,
        double kg,
        int rejectedContainers,
        double rejectedKg,
        Set<MismatchKind> mismatches,
        @Nullable String note) {
    Receipt {
        mismatches = Set.copyOf(mismatches);
        notNegative(category, "containers", containers);
        notNegative(category, "kg", kg);
        notNegative(category, "rejected_containers", rejectedContainers);
        notNegative(category, "rejected_kg", rejectedKg);
        agree(category, "containers", containers, "kg", kg);
        agree(category, "rejected_containers", rejectedContainers, "rejected_kg", rejectedKg);
        if (rejectedContainers > 0 && mismatches.isEmpty()) {
            throw new IllegalArgumentException(category.code()
                    + ": say in mismatches why it was refused: name, quantity, property, form, packing");
        }
    }

    /** A line refused whole. */
    static Receipt refused(Line line, Set<MismatchKind> mismatches, @Nullable String note) {
        return new Receipt(line.category(), 0, 0, line.containers(), line.kg(), mismatches, note);
    }

    boolean isRefusedInPart() {
        return rejectedContainers > 0;
    }

    boolean isAcceptedInPart() {
        return containers > 0;
    }

    private static void notNegative(WasteCategory category, String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(category.code() + ": " + name + " must not be " + value);
        }
    }

    private static void agree(WasteCategory category, String count, int containers, String weight, double kg) {
        if ((containers == 0) != (kg == 0)) {
            throw new IllegalArgumentException("%s: %s %d and %s %s contradict each other"
                    .formatted(category.code(), count, containers, weight, kg));
        }
    }
}
