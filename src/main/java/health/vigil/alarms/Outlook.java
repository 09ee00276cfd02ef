package health.vigil.alarms;

import java.sql.SQLException;
import java.util.Optional;

/** Knows what will be told of an alarm if nothing happens. */
public interface Outlook {
    /** Empty when there is nobody left to be told. */
    Optional<NextStep> of(AlarmView alarm) throws SQLException;
}
