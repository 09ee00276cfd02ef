package health.vigil.alarms;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes down what regulators must be told, in the transaction that makes it true. */
public interface AlarmOutbox {
    /** Writes the notifications that follow from these; what is already written is left as it is. */
    void write(Connection transaction, List<Announcement> announcements) throws SQLException;
}
