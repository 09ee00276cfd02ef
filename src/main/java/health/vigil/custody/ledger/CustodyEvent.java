package health.vigil.custody.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.SortedSet;

/**
 * One thing that was reported of a container.
 *
 * @param at    when it happened, by the reporter's clock
 * @param notes codes of what could not be understood of it
 */
public record CustodyEvent(String id, Step step, Instant at, Report report, Facts facts, SortedSet<String> notes) {
    /** The one order in which events are taken, however they arrived. */
    static final Comparator<CustodyEvent> ORDER = Comparator.comparing(CustodyEvent::at)
            .thenComparing(CustodyEvent::step)
            .thenComparing(CustodyEvent::id);

    /**
     * Reads what was recorded. Nothing of it is refused: what can't be understood is noted.
     *
     * @param body the event's JSON object as it was sent
     */
    public static CustodyEvent read(String id, String container, Step step, Instant at, Report report, String body) {
        var understood = EventBody.read(container, body);
        return new CustodyEvent(id, step, at, report, understood.facts(), understood.notes());
    }
}
