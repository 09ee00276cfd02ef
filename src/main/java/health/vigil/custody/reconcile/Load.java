package health.vigil.custody.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One container on one trip.
 *
 * @param loadedAt  handed over to the carrier; absent when nobody reported it
 * @param out       weighed then (weigh #2)
 * @param arrivedAt arrived at the plant; absent when nobody reported it
 * @param in        weighed then (weigh #3)
 */
public record Load(
        String container,
        @Nullable Instant loadedAt,
        @Nullable Mass out,
        @Nullable Instant arrivedAt,
        @Nullable Mass in) {
    boolean isLoaded() {
        return loadedAt != null;
    }

    boolean hasArrived() {
        return arrivedAt != null;
    }

    /** It counts in the comparison of what was loaded with what arrived: a missing scan is a loss, a missing weight not. */
    boolean isComparable() {
        return (!isLoaded() || out != null) && (!hasArrived() || in != null);
    }
}
