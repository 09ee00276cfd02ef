package health.vigil.reports.waste;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container's way through an institution, as its ledger tells it.
 *
 * @param entered     first moment that it is known there: collected, or else stored, packed or handed over
 * @param left        handed over to the carrier
 * @param ended       gone otherwise: lost, exempt, or closed without a hand-over
 * @param weightIn    kg at the first weighing; absent: never weighed there; and so on
 * @param destination name of the plant, in both languages
 * @param method      how it was treated, in the plant's words
 * @param signedBy    who handed it over
 * @param signedTo    who took it
 */
record Passage(
        String container,
        String department,
        String category,
        Instant entered,
        @Nullable Instant left,
        @Nullable Instant arrived,
        @Nullable Instant ended,
        @Nullable Double weightIn,
        @Nullable Double weightOut,
        @Nullable Double weightPlant,
        String manifest,
        String destination,
        String destinationEn,
        String method,
        String signedBy,
        String signedTo) {

    boolean isThere(Instant at) {
        return !entered.isAfter(at) && isAfter(left, at) && isAfter(ended, at);
    }

    /** kg that left and did not arrive; nothing is said of what wasn't weighed at both ends. */
    double lost() {
        return weightOut == null || weightPlant == null ? 0 : weightOut - weightPlant;
    }

    private static boolean isAfter(@Nullable Instant moment, Instant at) {
        return moment == null || moment.isAfter(at);
    }
}
