package health.vigil.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Finds out once, after the migrations, which storage runs, and says so. */
class Storage {
    private static final Logger LOG = Logger.getLogger(Storage.class);

    @Produces
    @Singleton
    StorageKind kind(DataSource database) {
        return StorageKind.of(database);
    }

    void announce(@Observes StartupEvent started, StorageKind kind) {
        LOG.infof("Storage is %s", kind);
    }
}
