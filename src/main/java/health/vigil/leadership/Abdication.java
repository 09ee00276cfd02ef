package health.vigil.leadership;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * The end of a leader that no longer is: at once and without goodbye, for all that it holds in memory is another one's
 * business by now. Whatever supervises the process starts it again, and it stands by.
 */
@Singleton
class Abdication {
    private static final Logger LOG = Logger.getLogger(Abdication.class);
    /** EX_TEMPFAIL of sysexits.h: try again. */
    private static final int STATUS = 75;

    void because(String reason) {
        LOG.fatalf("%s. This process ends with status %d; started again, it stands by", reason, STATUS);
        Runtime.getRuntime().halt(STATUS);
    }
}
