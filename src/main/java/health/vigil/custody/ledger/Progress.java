package health.vigil.custody.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks along the events of one life and tells how far the container came, and what is odd about an event. */
final class Progress {
    private final Map<CustodyEvent, SortedSet<String>> notes = new HashMap<>();
    private ContainerState state = ContainerState.GENERATED;
    private int rank;
    private Instant since;
    private boolean exempt;
    private @Nullable Instant lostAt;
    private @Nullable String seal;

    Progress(List<CustodyEvent> events) {
        since = events.get(0).at();
        for (var i = 0; i < events.size(); i++) {
            take(events.get(i), i == 0);
        }
    }

    ContainerState state() {
        return exempt ? ContainerState.EXEMPT : lostAt != null ? ContainerState.LOST : state;
    }

    /** Since when it has been in that state. */
    Instant since() {
        return lostAt != null && !exempt ? lostAt : since;
    }

    SortedSet<String> notes(CustodyEvent event) {
        return notes.getOrDefault(event, new TreeSet<>());
    }

    private void take(CustodyEvent event, boolean isFirst) {
        if (exempt || state == ContainerState.CLOSED) {
            note(event, "after_end");
        } else if (event.step().onTheWay()) {
            advance(event, isFirst);
        } else {
            befall(event);
        }
        checkSeal(event);
    }

    private void advance(CustodyEvent event, boolean isFirst) {
        lostAt = null; // whoever scans it has it
        var reached = ContainerState.after(event.step());
        if (reached == state && !isFirst) {
            note(event, "repeated");
        } else if (event.step().rank() < rank) {
            note(event, "earlier_step");
        } else {
            move(reached, event.step().rank(), event.at());
        }
    }

    private void befall(CustodyEvent event) {
        switch (event.step()) {
            case RETURNED -> {
                lostAt = null;
                move(ContainerState.RETURNED, Step.STORED.rank(), event.at());
            }
            case LOST -> lostAt = lostAt == null ? event.at() : lostAt;
            case FOUND -> lostAt = null;
            case EXEMPTED -> {
                exempt = true;
                since = event.at();
            }
            default -> {}
        }
    }

    private void move(ContainerState reached, int reachedRank, Instant at) {
        state = reached;
        rank = reachedRank;
        since = at;
    }

    private void checkSeal(CustodyEvent event) {
        var shown = event.facts().seal();
        if (shown != null && seal != null && !shown.equals(seal)) {
            note(event, "seal_changed");
        }
        seal = shown == null ? seal : shown;
    }

    private void note(CustodyEvent event, String code) {
        notes.computeIfAbsent(event, e -> new TreeSet<>()).add(code);
    }
}
