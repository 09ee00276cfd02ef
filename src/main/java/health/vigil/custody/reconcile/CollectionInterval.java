package health.vigil.custody.reconcile;

import health.vigil.rules.ProcessCheck.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collection by the disposal unit, at least every two days (医疗废物管理条例 art. 25): the clock runs while anything is in
 * store, and starts anew whenever the carrier takes anything.
 */
public final class CollectionInterval {
    private CollectionInterval() {}

    /**
     * @param stays all that lasted beyond {@code known}, and the last collection before it
     * @param known waits that were over by then are not judged
     */
    public static Verdict judge(Subject site, Collection<Stay> stays, Instant known, Instant now) {
        return Wait.judge(site, Kind.COLLECTION_INTERVAL, waits(stays), known, now);
    }

    static List<Wait> waits(Collection<Stay> stays) {
        var moments = new TreeMap<Instant, Moment>();
        stays.forEach(stay -> enter(stay, moments));
        var waits = new ArrayList<Wait>();
        var inStore = 0;
        @Nullable Instant since = null;
        for (var entry : moments.entrySet()) {
            var at = entry.getKey();
            var moment = entry.getValue();
            inStore += moment.change;
            if (since != null && (moment.collection || inStore == 0)) {
                waits.add(new Wait(since, at));
                since = null;
            }
            if (since == null && inStore > 0) {
                since = at;
            }
        }
        if (since != null) {
            waits.add(new Wait(since, null));
        }
        return waits;
    }

    private static void enter(Stay stay, TreeMap<Instant, Moment> moments) {
        var from = stay.from();
        var until = stay.until();
        var stored = from != null && (until == null || from.isBefore(until));
        if (from != null && stored) {
            moments.computeIfAbsent(from, at -> new Moment()).change++;
        }
        if (until != null) {
            var moment = moments.computeIfAbsent(until, at -> new Moment());
            moment.change -= stored ? 1 : 0;
            moment.collection |= stay.collected();
        }
    }

    private static final class Moment {
        int change;
        boolean collection;
    }
}
