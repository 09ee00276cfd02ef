package health.vigil.alarms;

import health.vigil.alarms.HistoryEntry.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is first told of alarms, and their escalation, is held back while a silence covers them. */
public interface Silences {
    /** Those of these alarms that are covered now, each with the silence that lasts longest. */
    Map<UUID, Silenced> of(Connection transaction, Collection<UUID> alarms) throws SQLException;

    /** Those of these silences that are over now. */
    Map<UUID, Over> over(Connection connection, Collection<UUID> silences) throws SQLException;

    /**
     * @param id of the silence
     * @param by user name of its author
     */
    record Silenced(UUID id, String by, String why, Instant until) {
        HistoryEntry entry(Instant at) {
            return HistoryEntry.of(Kind.SILENCED, at, by)
                    .because(why)
                    .permitted(id.toString())
                    .until(until);
        }
    }

    /** @param by who ended it before its time; absent when its time is over */
    record Over(@Nullable String by) {
        HistoryEntry entry(Instant at) {
            return by == null
                    ? HistoryEntry.of(Kind.SILENCE_ENDED, at, HistoryEntry.VIGIL)
                            .because(HistoryEntry.EXPIRED)
                    : HistoryEntry.of(Kind.SILENCE_ENDED, at, by);
        }
    }
}
