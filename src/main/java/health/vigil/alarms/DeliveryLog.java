package health.vigil.alarms;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Who was told of an alarm, and whether it arrived. */
public interface DeliveryLog {
    /** Oldest first. */
    List<Delivery> of(UUID alarm) throws SQLException;
}
