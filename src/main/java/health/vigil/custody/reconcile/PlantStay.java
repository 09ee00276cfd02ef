package health.vigil.custody.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container at a plant.
 *
 * @param acceptedAt absent when nobody accepted it, though it was treated
 * @param accepted   weighed on arrival (weigh #3)
 * @param leftAt     when it was no longer in the plant's stock; absent as long as it is
 * @param treated    weighed for treatment; absent when only the weight on arrival is known
 */
public record PlantStay(
        String container,
        @Nullable Instant acceptedAt,
        @Nullable Mass accepted,
        @Nullable Instant leftAt,
        @Nullable Mass treated,
        End end) {
    /** How a container leaves a plant's stock. */
    public enum End {
        /** 处置 */
        TREATED,
        /** Sent back, or out of the rules for medical waste, with a record that says so. */
        RELEASED,
        /** Lost, or closed without treatment. */
        UNACCOUNTED
    }

    /** Its weight on arrival; nothing where it was not weighed, on neither side of the balance. */
    Mass weight() {
        return accepted == null ? Mass.ZERO : accepted;
    }

    Mass weightTreated() {
        return treated != null && (accepted != null || !isAccepted()) ? treated : weight();
    }

    /** Accepted before it left. */
    boolean isAccepted() {
        return acceptedAt != null && (leftAt == null || !acceptedAt.isAfter(leftAt));
    }

    boolean isInStockAt(Instant at) {
        return isAccepted()
                && acceptedAt != null
                && acceptedAt.isBefore(at)
                && (leftAt == null || !leftAt.isBefore(at));
    }
}
