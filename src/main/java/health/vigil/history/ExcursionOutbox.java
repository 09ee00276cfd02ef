package health.vigil.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** Takes down who must be told of an excursion, in the transaction that makes it known. */
public interface ExcursionOutbox {
    /** @param excursions ids of those that were not known before; already written */
    void found(Connection transaction, Collection<UUID> excursions) throws SQLException;
}
