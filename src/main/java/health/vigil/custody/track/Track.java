package health.vigil.custody.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What is known of a vehicle in a stretch of time, in order and without repetition, in whatever order it came.
 *
 * @param now nothing is known of what is later
 */
record Track(List<Passage> passages, List<VehicleEvent> events, Trips trips, Instant now) {
    static Track of(Collection<Fix> fixes, Collection<VehicleEvent> events, Terrain terrain, Instant now) {
        var unique = new ArrayList<VehicleEvent>(new TreeSet<>(events));
        var passages =
                inOrder(fixes).stream().map(fix -> Passage.of(fix, terrain)).toList();
        return new Track(passages, unique, new Trips(unique), now);
    }

    /** Of two at one time and place the one that names its trip. */
    private static List<Fix> inOrder(Collection<Fix> fixes) {
        var ordered = new ArrayList<Fix>();
        for (var fix : new TreeSet<>(fixes)) {
            var before = ordered.isEmpty() ? null : ordered.get(ordered.size() - 1);
            if (before != null && before.at().equals(fix.at()) && before.place().equals(fix.place())) {
                ordered.remove(ordered.size() - 1);
            }
            ordered.add(fix);
        }
        return ordered;
    }
}
