package health.vigil.custody.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A container in the temporary store of an institution.
 *
 * @param from      stored; absent when nobody reported it, though it was collected
 * @param until     left; absent as long as it is there
 * @param collected it left with the carrier, not otherwise
 */
public record Stay(@Nullable Instant from, @Nullable Instant until, boolean collected) {}
