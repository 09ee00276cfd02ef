package health.vigil.custody.units;

import health.vigil.custody.reconcile.Band;
import health.vigil.custody.reconcile.WasteDay;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * @param kg         of the containers that were weighed
 * @param unweighed  how many were not
 * @param kgPerBed   per occupied bed-day; absent where beds are not known, or not all was weighed
 * @param usual      absent with too little history
 * @param unusual    outside of what is usual; absent where that can't be told
 */
record WasteDayView(
        LocalDate day,
        int containers,
        double kg,
        int unweighed,
        @Nullable Integer occupiedBeds,
        @Nullable Double kgPerBed,
        @Nullable Usual usual,
        @Nullable Boolean unusual) {
    /** @param days of history, of at most 30 */
    record Usual(double low, double median, double high, int days) {}

    static WasteDayView of(WasteDay day, Optional<Band> band) {
        var rate = day.rate();
        return new WasteDayView(
                day.day().date(),
                day.containers(),
                day.weight().inKg(),
                day.unweighed(),
                day.occupiedBeds(),
                rate.orElse(null),
                band.map(usual -> new Usual(usual.low(), usual.median(), usual.high(), usual.days()))
                        .orElse(null),
                band.flatMap(usual -> rate.map(kg -> !usual.contains(kg))).orElse(null));
    }
}
