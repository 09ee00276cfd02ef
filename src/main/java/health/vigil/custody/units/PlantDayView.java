package health.vigil.custody.units;

import health.vigil.custody.reconcile.PlantDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opening stock + accepted = treated + released + closing stock.
 *
 * @param releasedKg   sent back or exempt
 * @param differenceKg positive when waste is missing
 * @param share        the difference as a share of what there was
 * @param tolerance    share that may differ; absent where no rule is in force
 * @param balanced     absent without a tolerance
 * @param complete     the day is over and its last scans have come in
 * @param notAccepted  treated, and accepted by nobody
 * @param unaccounted  left the stock untreated and unreleased
 * @param unweighed    accepted without a weight: on neither side
 */
record PlantDayView(
        LocalDate day,
        double openingKg,
        double acceptedKg,
        double treatedKg,
        double releasedKg,
        double closingKg,
        double differenceKg,
        double share,
        @Nullable Double tolerance,
        @Nullable Boolean balanced,
        boolean complete,
        List<String> notAccepted,
        List<String> unaccounted,
        List<String> unweighed) {
    static PlantDayView of(PlantDay day, Optional<Double> tolerance, boolean complete) {
        return new PlantDayView(
                day.day().date(),
                day.opening().inKg(),
                day.accepted().inKg(),
                day.treated().inKg(),
                day.released().inKg(),
                day.closing().inKg(),
                day.difference().inKg(),
                day.share(),
                tolerance.orElse(null),
                tolerance.map(day::holds).orElse(null),
                complete,
                day.notAccepted(),
                day.unaccounted(),
                day.unweighed());
    }
}
