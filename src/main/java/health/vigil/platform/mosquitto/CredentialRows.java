package health.vigil.platform.mosquitto;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Which devices have a password. */
@ApplicationScoped
class CredentialRows {
    private final DataSource database;

    CredentialRows(DataSource database) {
        this.database = database;
    }

    /**
     * Hands over the devices that have a password, and keeps every instance of the service from issuing or withdrawing one
     * until that is done: what is told to the broker but not committed yet would look like a stranger.
     */
    void whileNobodyIssues(Work work) throws SQLException, BrokerNotTold {
        try (var transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                work.on(devices(transaction));
            } finally {
                transaction.rollback(); // nothing was written, the lock goes
            }
        }
    }

    private static Set<String> devices(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '10s'");
            statement.execute("LOCK TABLE device_credential IN SHARE MODE");
            var devices = new HashSet<String>();
            try (var rows = statement.executeQuery("SELECT device_id FROM device_credential")) {
                while (rows.next()) {
                    devices.add(rows.getString(1));
                }
            }
            return devices;
        }
    }

    interface Work {
        void on(Set<String> devices) throws BrokerNotTold;
    }
}
