package health.vigil.custody.reconcile;

import health.vigil.rules.ProcessCheck.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Vehicles and bins are washed and disinfected within 24 h after each use (GB 39707-2020 §5.5.2). One washing serves all
 * uses before it; the clock runs from the end of the first of them.
 */
public final class Washing {
    private Washing() {}

    /**
     * @param uses   when each ended: all since the last washing before {@code known}
     * @param washes when it was washed since then
     * @param known  waits that were over by then are not judged
     */
    public static Verdict judge(
            Subject washed, Collection<Instant> uses, Collection<Instant> washes, Instant known, Instant now) {
        return Wait.judge(washed, Kind.UNWASHED, waits(uses, washes), known, now);
    }

    static List<Wait> waits(Collection<Instant> uses, Collection<Instant> washes) {
        var waits = new ArrayList<Wait>();
        var open = new TreeSet<>(uses);
        for (var wash : new TreeSet<>(washes)) {
            var before = open.headSet(wash, true);
            if (!before.isEmpty()) {
                waits.add(new Wait(before.first(), wash));
                before.clear();
            }
        }
        if (!open.isEmpty()) {
            waits.add(new Wait(open.first(), null));
        }
        return waits;
    }
}
