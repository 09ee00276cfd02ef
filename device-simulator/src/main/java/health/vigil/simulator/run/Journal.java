package health.vigil.simulator.run;

import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the person at the terminal of trouble, once per device and reason rather than at every attempt. */
final class Journal {

    private static final int MOST = 20;

    private final PrintWriter err;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Journal(PrintWriter err) {
        this.err = err;
    }

    void lost(String device, String reason) {
        tell(device + " has no connection, trying again: " + reason);
    }

    void refused(String device, Throwable error) {
        tell(device + " keeps a message that was not accepted: " + error.getMessage());
    }

    private void tell(String line) {
        if (told.size() < MOST && told.add(line)) {
            err.println(line);
            if (told.size() == MOST) {
                err.println("(no more of these will be shown)");
            }
            err.flush();
        }
    }
}
