package health.vigil.alarms;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Knows which steps of escalation 升级 have come to their time. */
public interface EscalationDue {
    /**
     * Asked in the transaction in which the alarms are escalated: what it writes is undone with it. What is due and may not
     * be escalated now, for instance because a silence covers the alarm, changes nothing; it is for the source to name it
     * again later or to let it go.
     */
    List<Due> take(Connection transaction, Instant now) throws SQLException;

    /**
     * @param step   its id, the reason in the alarm's history
     * @param name   who is told by this step, in Chinese
     * @param nameEn the same in English
     */
    record Due(UUID alarm, String step, String name, String nameEn) {}
}
