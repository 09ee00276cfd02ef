package health.vigil.notify;

import health.vigil.work.Transaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Seals, once, what was entered before addresses and secrets were sealed. */
@ApplicationScoped
class SecretsAtRest {
    private static final Logger LOG = Logger.getLogger(SecretsAtRest.class);

    private static final String OPEN =
            "SELECT id, url, secret FROM recipient WHERE NOT starts_with(url, 'sealed:') FOR UPDATE";
    private static final String SEAL = "UPDATE recipient SET url = ?, secret = ? WHERE id = ?";

    private final DataSource database;
    private final Sealer sealer;

    SecretsAtRest(DataSource database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    void start(@Observes StartupEvent event) throws SQLException {
        int sealed = Transaction.in(database, transaction -> {
            var done = 0;
            try (var open = transaction.prepareStatement(OPEN);
                    var seal = transaction.prepareStatement(SEAL);
                    var rows = open.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getObject(1, UUID.class);
                    seal.setString(1, sealer.seal(id, rows.getString(2)));
                    seal.setString(2, sealer.seal(id, rows.getString(3)));
                    seal.setObject(3, id);
                    done += seal.executeUpdate();
                }
            }
            return done;
        });
        if (sealed > 0) {
            LOG.infof("Addresses and secrets of %d recipients are encrypted from now on", sealed);
        }
    }
}
