package health.vigil.custody.reconcile;

import health.vigil.custody.reconcile.PlantStay.End;
import health.vigil.rules.LocalDay;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A plant's balance of one day: opening stock + accepted = treated + released + closing stock.
 *
 * @param notAccepted treated, and accepted by nobody
 * @param unaccounted left the stock untreated and unreleased
 * @param unweighed   accepted without a weight: on neither side
 */
public record PlantDay(
        LocalDay day,
        Mass opening,
        Mass accepted,
        Mass treated,
        Mass released,
        Mass closing,
        List<String> notAccepted,
        List<String> unaccounted,
        List<String> unweighed) {

    /** @param stays all containers that were at the plant on that day, in any order */
    public static PlantDay of(LocalDay day, Collection<PlantStay> stays) {
        Predicate<PlantStay> left = stay -> within(day, stay.leftAt());
        var treated = stays.stream()
                .filter(left.and(stay -> stay.end() == End.TREATED))
                .map(PlantStay::weightTreated)
                .toList();
        Predicate<PlantStay> entered = stay -> stay.isAccepted() && within(day, stay.acceptedAt());
        return new PlantDay(
                day,
                weight(stays, stay -> stay.isInStockAt(day.start())),
                weight(stays, entered),
                Mass.sum(treated),
                weight(stays, left.and(stay -> stay.isAccepted() && stay.end() == End.RELEASED)),
                weight(stays, stay -> stay.isInStockAt(day.end())),
                names(stays, left.and(stay -> stay.end() == End.TREATED && !stay.isAccepted())),
                names(stays, left.and(stay -> stay.end() == End.UNACCOUNTED && stay.isAccepted())),
                names(stays, entered.and(stay -> stay.accepted() == null)));
    }

    /** What there was to account for. */
    public Mass entered() {
        return opening.plus(accepted);
    }

    /** Positive when waste is missing, negative when more was treated than accepted. */
    public Mass difference() {
        return entered().minus(treated).minus(released).minus(closing);
    }

    /** The difference as a share of what there was, never negative. */
    public double share() {
        return difference().magnitude().shareOf(entered());
    }

    /** The tolerance is for scales, exact and inclusive; each container must have been accepted, and have an end. */
    public boolean holds(double tolerance) {
        return notAccepted.isEmpty()
                && unaccounted.isEmpty()
                && difference().magnitude().compareTo(entered().times(tolerance)) <= 0;
    }

    private static boolean within(LocalDay day, @Nullable Instant at) {
        return at != null && day.contains(at);
    }

    private static Mass weight(Collection<PlantStay> stays, Predicate<PlantStay> which) {
        return Mass.sum(stays.stream().filter(which).map(PlantStay::weight).toList());
    }

    private static List<String> names(Collection<PlantStay> stays, Predicate<PlantStay> which) {
        return stays.stream().filter(which).map(PlantStay::container).sorted().toList();
    }
}
