package health.vigil.ingest;

import java.util.List;

/**
 * What a committed batch did, as the database counted it.
 *
 * @param fates    one for each item of the batch, in its order
 * @param readings how many readings were new
 */
record Outcome(List<Fate> fates, int readings) {
    enum Fate {
        /** The frame was new, and something of it was used. */
        STORED,
        /** The frame had been stored before. */
        DUPLICATE,
        /** The frame was new, and nothing of it could be used. */
        QUARANTINED
    }

    long count(Fate fate) {
        return fates.stream().filter(f -> f == fate).count();
    }
}
