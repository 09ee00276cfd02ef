package health.vigil.custody.track;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that the box door was open.
 *
 * @param closed absent while it is open, as far as is known
 */
public record Opening(Instant opened, @Nullable Instant closed) {
    boolean isOpenAfterOpeningAt(Instant at) {
        return at.isAfter(opened) && (closed == null || at.isBefore(closed));
    }
}
