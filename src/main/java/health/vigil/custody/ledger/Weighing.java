package health.vigil.custody.ledger;

import health.vigil.rules.ProcessCheck;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A weight and the one before it, which it must agree with.
 *
 * @param before kg
 * @param after  kg
 */
record Weighing(CustodyEvent event, BigDecimal before, BigDecimal after) {
    /** Each weighing of the events with the one before; a single one agrees with everything. */
    static List<Weighing> pairs(List<CustodyEvent> events) {
        var pairs = new ArrayList<Weighing>();
        BigDecimal before = null;
        for (var event : events) {
            var kg = event.facts().weightKg();
            if (kg != null && before != null) {
                pairs.add(new Weighing(event, before, kg));
            }
            before = kg == null ? before : kg;
        }
        return pairs;
    }

    /** Positive: it became heavier. */
    double differenceKg() {
        return after.subtract(before).doubleValue();
    }

    /** Whether they differ by more than the greater of the two tolerances; reckoned in decimals, as scales weigh. */
    boolean breaks(ProcessCheck check) {
        var absolute = BigDecimal.valueOf(Objects.requireNonNull(check.kg()));
        var relative = before.multiply(BigDecimal.valueOf(Objects.requireNonNull(check.share())));
        return after.subtract(before).abs().compareTo(absolute.max(relative)) > 0;
    }
}
