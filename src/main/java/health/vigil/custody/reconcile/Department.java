package health.vigil.custody.reconcile;

import health.vigil.rules.ProcessCheck.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a department is open.
 *
 * @param from  first moment
 * @param until first moment when it is closed; absent where no end is set
 */
public record Department(Instant from, @Nullable Instant until) {
    /**
     * Zero waste from an open department: each gap between two containers, or between one and opening or closing, is a
     * wait.
     *
     * @param generated when containers came into being there, since {@code known} and the last time before
     * @param known     gaps that were over by then are not judged
     */
    public Verdict withoutWaste(Subject department, Collection<Instant> generated, Instant known, Instant now) {
        return Wait.judge(department, Kind.NO_WASTE, gaps(generated, now), known, now);
    }

    List<Wait> gaps(Collection<Instant> generated, Instant now) {
        var since = from;
        var gaps = new ArrayList<Wait>();
        for (var at : new TreeSet<>(generated)) {
            if (at.isAfter(since) && (until == null || at.isBefore(until))) {
                gaps.add(new Wait(since, at));
                since = at;
            }
        }
        var closed = until != null && !until.isAfter(now);
        if (until == null || until.isAfter(since)) {
            gaps.add(new Wait(since, closed ? until : null));
        }
        return gaps;
    }
}
