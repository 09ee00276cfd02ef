package health.vigil.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Records of one table that are deleted by age. */
interface Expired {
    /** Deletes some of what is from before the cutoff and not held; empty when nothing is left of it. */
    Optional<Deletion> deleteSome(Connection transaction, Instant cutoff) throws SQLException;
}
