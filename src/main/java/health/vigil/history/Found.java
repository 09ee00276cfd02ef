package health.vigil.history;

import java.time.Instant;
import java.util.UUID;

/**
 * An excursion as it is to be stored.
 *
 * @param id         of the one stored before, if this is the same grown or shrunk; else that of the fold's alarm
 * @param knownUntil newest reading of the device that was judged
 */
record Found(UUID id, Episode episode, Instant knownUntil) {
    Found as(UUID known) {
        return new Found(known, episode, knownUntil);
    }

    Instant end() {
        var ended = episode.ended();
        return ended == null ? knownUntil : ended;
    }
}
