package health.vigil.coldchain;

import health.vigil.alarms.ProcessAlarms;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Takes note of what was done with vaccine, and ends the alarms of a consignment of which nothing is left. */
@ApplicationScoped
class DispositionDesk {
    private static final String INSERT =
            """
            INSERT INTO vaccine_disposition (id, lot, consignment, device_id, kind, quantity, reason, container, at, by,
                recorded_at, recorded_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final ConsignmentBreaches breaches;
    private final ProcessAlarms alarms;
    private final Clock clock;

    DispositionDesk(DataSource database, ConsignmentBreaches breaches, ProcessAlarms alarms, Clock clock) {
        this.database = database;
        this.breaches = breaches;
        this.alarms = alarms;
        this.clock = clock;
    }

    Disposition add(DispositionDraft draft, String user) throws SQLException {
        var disposition = draft.by(user, clock.instant());
        Transaction.run(database, transaction -> {
            check(transaction, disposition);
            insert(transaction, disposition);
            if (disposition.consignment() != null) {
                breaches.settle(transaction, disposition.consignment());
            }
        });
        alarms.committed();
        return disposition;
    }

    /** Locks the consignment, whose alarms may end. */
    private static void check(Connection transaction, Disposition disposition) throws SQLException {
        var faults = new Faults();
        var lot = disposition.lot();
        faults.when(
                isAbsent(transaction, "SELECT 1 FROM vaccine_lot WHERE id = ?", lot), "lot", "there is no such lot");
        if (disposition.consignment() != null) {
            faults.when(
                    isAbsent(
                            transaction,
                            "SELECT 1 FROM consignment WHERE id = ? FOR UPDATE",
                            disposition.consignment()),
                    "consignment",
                    "there is no consignment '" + disposition.consignment() + "'");
            faults.when(
                    isAbsent(
                            transaction,
                            "SELECT 1 FROM consignment_lot WHERE consignment = ? AND lot = ?",
                            disposition.consignment(),
                            lot),
                    "lot",
                    "is not of this consignment");
        }
        if (disposition.device() != null) {
            faults.when(
                    isAbsent(transaction, "SELECT 1 FROM cold_equipment WHERE device_id = ?", disposition.device()),
                    "device",
                    "'" + disposition.device() + "' is no equipment of the cold chain");
        }
        faults.refuse();
    }

    private static boolean isAbsent(Connection transaction, String sql, Object... arguments) throws SQLException {
        try (var select = transaction.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            try (var rows = select.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void insert(Connection transaction, Disposition disposition) throws SQLException {
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setObject(1, disposition.id());
            insert.setObject(2, disposition.lot());
            insert.setString(3, disposition.consignment());
            insert.setString(4, disposition.device());
            insert.setString(5, disposition.kind());
            insert.setInt(6, disposition.quantity());
            insert.setString(7, disposition.reason());
            insert.setString(8, disposition.container());
            insert.setObject(9, disposition.at().atOffset(ZoneOffset.UTC));
            insert.setString(10, disposition.by());
            insert.setObject(11, disposition.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setString(12, disposition.recordedBy());
            insert.executeUpdate();
        }
    }
}
