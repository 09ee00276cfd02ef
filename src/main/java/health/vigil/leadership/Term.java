package health.vigil.leadership;

import java.time.Instant;

/**
 * The time for which one instance leads.
 *
 * @param epoch  counts the terms, from 1; 0 before the first
 * @param leader the instance, as it calls itself; empty before the first term
 */
record Term(long epoch, String leader, Instant since) {
    static final Term NONE = new Term(0, "", Instant.EPOCH);
}
