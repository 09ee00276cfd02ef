package health.vigil.simulator.run;

import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells the person at the terminal of trouble, once per reason rather than for every device at every attempt. */
final class Journal {

    private static final int MOST = 20;

    private final PrintWriter err;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Journal(PrintWriter err) {
        this.err = err;
    }

    void lost(String device, String reason) {
        tell(reason, device + " has no connection, trying again: " + reason);
    }

    void refused(String device, Throwable error) {
        tell(error.getMessage(), device + " keeps a message that was not accepted: " + error.getMessage());
    }

    void failed(String device, RuntimeException error) {
        tell(error.toString(), device + " failed and goes on: " + error);
    }

    private void tell(@Nullable String reason, String line) {
        if (told.size() < MOST && told.add(String.valueOf(reason))) {
            err.println(line + " (said once, for all devices)");
            err.flush();
        }
    }
}
