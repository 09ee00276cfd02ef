package health.vigil.alarms;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Something about alarms that ends by itself when its time has come. */
interface Ending {
    /** Looked at first, so that an idle sweep takes no lock. */
    boolean isDue(Connection connection, Instant now) throws SQLException;

    void end(Connection transaction, Chronicle chronicle, Instant now) throws SQLException;
}
