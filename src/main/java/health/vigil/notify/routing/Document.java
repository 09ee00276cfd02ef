package health.vigil.notify.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A routing set or calendar as it was written.
 *
 * @param imported absent for one that is shipped and nobody has imported
 */
record Document(DocumentKind kind, String id, String yaml, @Nullable Import imported) {
    /** @param version from 1 */
    record Import(long version, Instant at, String by) {}

    Document {
        yaml = yaml.strip() + "\n";
    }
}
