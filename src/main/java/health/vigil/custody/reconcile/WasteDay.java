package health.vigil.custody.reconcile;

import health.vigil.rules.LocalDay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The waste that a department generated on one day.
 *
 * @param containers   how many
 * @param weight       of those that were weighed
 * @param unweighed    how many have no weight yet
 * @param occupiedBeds 实际占用床日; absent when nobody reported it
 */
public record WasteDay(LocalDay day, int containers, Mass weight, int unweighed, @Nullable Integer occupiedBeds) {
    /** kg per occupied bed; empty where there were no beds, or not all is known. */
    public Optional<Double> rate() {
        return occupiedBeds == null || occupiedBeds == 0 || unweighed > 0
                ? Optional.empty()
                : Optional.of(weight.inKg() / occupiedBeds);
    }
}
