package health.vigil.telemetry.label;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a label says besides the id.
 *
 * @param unit       the producing institution 产生单位, as printed
 * @param department 科室, as printed
 * @param category   类别
 * @param date       of packing 日期
 * @param weightKg   of packing 重量; it is what was printed and not a weighing
 */
public record LabelParts(
        @Nullable String unit,
        @Nullable String department,
        @Nullable WasteCategory category,
        @Nullable LocalDate date,
        @Nullable BigDecimal weightKg) {
    static final LabelParts NONE = new LabelParts(null, null, null, null, null);

    static LabelParts weighing(@Nullable BigDecimal kg) {
        return new LabelParts(null, null, null, null, kg);
    }
}
