package health.vigil.coldchain;

import health.vigil.alarms.ProcessAlarms;
import health.vigil.ingest.Unnest;
import health.vigil.rules.Breach;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Takes the equipment that is due, judges it, and says when it is to be looked at next; all in one transaction. */
@ApplicationScoped
class ColdChainWatch {
    private static final String TAKE =
            """
            SELECT device_id, manual_from FROM cold_watch WHERE look_at <= ?
            ORDER BY look_at, device_id LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String NEXT =
            """
            UPDATE cold_watch w SET look_at = r.look_at, manual_from = r.manual_from::date
            FROM {rows} WHERE w.device_id = r.device_id""";

    private final DataSource database;
    private final EquipmentReader equipment;
    private final LoggingWatch logging;
    private final ManualWatch manual;
    private final CalibrationWatch calibration;
    private final ProcessAlarms alarms;
    private final ColdChainConfig config;
    private final Clock clock;

    ColdChainWatch(
            DataSource database,
            EquipmentReader equipment,
            LoggingWatch logging,
            ManualWatch manual,
            CalibrationWatch calibration,
            ProcessAlarms alarms,
            ColdChainConfig config,
            Clock clock) {
        this.database = database;
        this.equipment = equipment;
        this.logging = logging;
        this.manual = manual;
        this.calibration = calibration;
        this.alarms = alarms;
        this.config = config;
        this.clock = clock;
    }

    /** When an equipment is looked at next, and from which day on its manual readings are. */
    private record Next(String device, Instant lookAt, LocalDate manualFrom) {}

    /** @return whether there may be more to do at once */
    boolean round() throws SQLException {
        var now = clock.instant();
        int judged = Transaction.in(database, transaction -> {
            var taken = take(transaction, now);
            if (!taken.isEmpty()) {
                judge(transaction, taken, now);
            }
            return taken.size();
        });
        if (judged > 0) {
            alarms.committed();
        }
        return judged == config.batch();
    }

    private void judge(Connection transaction, Map<String, LocalDate> taken, Instant now) throws SQLException {
        var known = equipment.of(transaction, taken.keySet());
        var logged = logging.judge(transaction, known.values(), now);
        var breaches = new LinkedHashMap<String, List<Breach>>();
        var next = new ArrayList<Next>();
        for (var entry : taken.entrySet()) {
            var device = entry.getKey();
            var manualFrom = entry.getValue();
            var found = new ArrayList<Breach>();
            if (known.containsKey(device)) {
                var judged = manual.judge(transaction, known.get(device), manualFrom, now);
                manualFrom = judged.from();
                found.addAll(judged.breaches());
                found.addAll(calibration.judge(known.get(device), now));
                found.addAll(logged.getOrDefault(device, List.of()));
            }
            breaches.put("cold-equipment:" + device, found);
            next.add(new Next(device, now.plus(config.look()), manualFrom));
        }
        alarms.settleAll(transaction, breaches);
        new Unnest<>(transaction, next)
                .text("device_id", Next::device)
                .time("look_at", Next::lookAt)
                .text("manual_from", row -> row.manualFrom().toString())
                .update(NEXT);
    }

    private Map<String, LocalDate> take(Connection transaction, Instant now) throws SQLException {
        try (var select = transaction.prepareStatement(TAKE)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, config.batch());
            var taken = new LinkedHashMap<String, LocalDate>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    taken.put(rows.getString("device_id"), rows.getObject("manual_from", LocalDate.class));
                }
            }
            return taken;
        }
    }
}
