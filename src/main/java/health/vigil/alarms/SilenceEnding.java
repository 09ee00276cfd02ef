package health.vigil.alarms;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Lets alarms call again whose silence is over, unless another one covers them by now. */
@ApplicationScoped
class SilenceEnding implements Ending {
    private static final String SILENCES = "SELECT DISTINCT silence FROM alarm WHERE silence IS NOT NULL";

    private static final String ALARMS = "SELECT id, silence FROM alarm WHERE silence = ANY (?) ORDER BY raised_at, id";

    private final Silences silences;

    SilenceEnding(Silences silences) {
        this.silences = silences;
    }

    @Override
    public boolean isDue(Connection connection, Instant now) throws SQLException {
        return !over(connection).isEmpty();
    }

    @Override
    public void end(Connection transaction, Chronicle chronicle, Instant now) throws SQLException {
        var over = over(transaction);
        var alarms = alarms(transaction, over);
        chronicle.load(transaction, alarms.keySet());
        var others = silences.of(transaction, alarms.keySet());
        alarms.forEach((alarm, silence) -> {
            var other = others.get(alarm);
            chronicle.add(alarm, other == null ? over.get(silence).entry(now) : other.entry(now));
        });
    }

    private Map<UUID, Silences.Over> over(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SILENCES)) {
            var inUse = Transactions.ids(select);
            return inUse.isEmpty() ? Map.of() : silences.over(connection, inUse);
        }
    }

    private static Map<UUID, UUID> alarms(Connection transaction, Map<UUID, Silences.Over> over) throws SQLException {
        var alarms = new LinkedHashMap<UUID, UUID>();
        try (var select = transaction.prepareStatement(ALARMS)) {
            select.setArray(1, transaction.createArrayOf("uuid", over.keySet().toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    alarms.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                }
            }
        }
        return alarms;
    }
}
