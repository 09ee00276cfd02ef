package health.vigil.bench;

import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/** Outside Quarkus nobody sets levels: the broker would describe every message to a log that nobody reads. */
final class Logs {
    private Logs() {}

    /** To be called before anything logs. */
    static void warningsOnly() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        LogContext.getLogContext().getLogger("").setLevel(Level.WARN);
    }
}
