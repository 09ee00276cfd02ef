package health.vigil.custody.manifest;

import health.vigil.telemetry.label.WasteCategory;
import org.jspecify.annotations.Nullable;

/**
 * One kind of waste of a manifest, as planned.
 *
 * @param form      absent: not stated
 * @param packaging for instance {@code bag 12, sharps_box 3}; absent: not stated
 * @param containers how many bags, boxes or bins, at least one
 * @param kg        positive
 */
record Line(WasteCategory category, @Nullable WasteForm form, @Nullable String packaging, int containers, double kg) {
    Line {
        if (containers < 1) {
            throw new IllegalArgumentException(category.code() + ": containers must be at least 1, not " + containers);
        }
        if (!(kg > 0) || Double.isInfinite(kg)) {
            throw new IllegalArgumentException(category.code() + ": kg must be more than 0, not " + kg);
        }
    }
}
