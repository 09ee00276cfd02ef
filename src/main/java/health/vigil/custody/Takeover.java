package health.vigil.custody;

import health.vigil.ingest.Rows;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes over, once, the scans that were stored before there was a ledger. */
@ApplicationScoped
class Takeover {
    private static final Logger LOG = Logger.getLogger(Takeover.class);
    private static final int PAGE = 5_000;

    private static final String IS_DUE = "SELECT FROM custody_takeover FOR UPDATE SKIP LOCKED";
    private static final String DONE = "DELETE FROM custody_takeover";

    private static final String PAGE_AFTER =
            """
            SELECT e.time, e.device_key, e.digest, e.type, e.container, e.body, d.id AS device, d.site,
                coalesce(f.received_at, e.time) AS received_at
            FROM device_event e
            JOIN device d ON d.key = e.device_key
            LEFT JOIN LATERAL (
                SELECT received_at FROM frame f WHERE f.at = e.time AND f.device_key = e.device_key AND f.digest = e.digest
            ) AS f ON true
            WHERE e.type LIKE 'container.%' AND e.container IS NOT NULL
                AND (e.time, e.device_key, e.digest) > (?, ?, ?)
            ORDER BY e.time, e.device_key, e.digest LIMIT ?""";

    private final DataSource database;
    private final CustodyEvents events;

    Takeover(DataSource database, CustodyEvents events) {
        this.database = database;
        this.events = events;
    }

    /** Where the page before ended. */
    private record Key(Instant time, int device, byte[] digest) {
        static final Key BEFORE_ALL = new Key(Instant.EPOCH, -1, new byte[0]);
    }

    private record Scan(Key key, Recording recording) {}

    /** All in one transaction: it is taken over whole or not yet, and by one instance. */
    void run() throws SQLException {
        Transaction.run(database, transaction -> {
            if (isDue(transaction)) {
                var taken = takeAll(transaction);
                LOG.infof("%d scans of containers were taken over into the custody ledger", taken);
            }
        });
    }

    private int takeAll(Connection transaction) throws SQLException {
        var taken = 0;
        @Nullable Key after = Key.BEFORE_ALL;
        while (after != null) {
            var page = page(transaction, after);
            taken += events.append(
                            transaction, page.stream().map(Scan::recording).toList())
                    .size();
            after = page.isEmpty() ? null : page.get(page.size() - 1).key();
        }
        try (var done = transaction.prepareStatement(DONE)) {
            done.executeUpdate();
        }
        return taken;
    }

    private static boolean isDue(Connection transaction) throws SQLException {
        try (var select = transaction.prepareStatement(IS_DUE);
                var rows = select.executeQuery()) {
            return rows.next();
        }
    }

    private static List<Scan> page(Connection transaction, Key after) throws SQLException {
        try (var select = transaction.prepareStatement(PAGE_AFTER)) {
            select.setObject(1, after.time().atOffset(ZoneOffset.UTC));
            select.setInt(2, after.device());
            select.setBytes(3, after.digest());
            select.setInt(4, PAGE);
            try (var rows = select.executeQuery()) {
                var page = new ArrayList<Scan>();
                while (rows.next()) {
                    page.add(scan(rows));
                }
                return page;
            }
        }
    }

    private static Scan scan(ResultSet row) throws SQLException {
        var at = Rows.time(row, "time");
        var recording = Recording.ofDevice(
                row.getString("device"),
                row.getString("site"),
                row.getString("container"),
                row.getString("type"),
                at,
                Rows.time(row, "received_at"),
                row.getString("body"));
        return new Scan(new Key(at, row.getInt("device_key"), row.getBytes("digest")), recording);
    }
}
