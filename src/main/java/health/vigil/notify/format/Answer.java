package health.vigil.notify.format;

import java.time.Duration;
import java.util.Optional;

/** What a recipient's answer means. */
public sealed interface Answer {
    /** The recipient has it. */
    record Taken() implements Answer {}

    /**
     * It is to be sent again.
     *
     * @param why  in a few words
     * @param pause what the recipient's limits ask for
     */
    record Refused(String why, Optional<Duration> pause) implements Answer {}
}
