package health.vigil.limits;

import health.vigil.rules.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Cuts a time into pieces, in each of which one thing holds. */
final class Timeline {
    /** Something that holds for a time. */
    record Layer<T>(Period period, T what) {}

    /** @param what absent where no layer covers the piece */
    record Piece<T>(Period period, Optional<T> what) {}

    private Timeline() {}

    /**
     * The pieces of a time, in order, without a gap.
     *
     * @param layers the first that covers a moment holds in it
     */
    static <T> List<Piece<T>> of(Period whole, List<Layer<T>> layers) {
        var cuts = new TreeSet<Instant>();
        cuts.add(whole.from());
        for (var layer : layers) {
            cut(whole, layer.period().from(), cuts);
            var until = layer.period().until();
            if (until != null) {
                cut(whole, until, cuts);
            }
        }
        var pieces = new ArrayList<Piece<T>>();
        for (var from : cuts) {
            var what = layers.stream()
                    .filter(layer -> layer.period().contains(from))
                    .findFirst()
                    .map(Layer::what);
            var last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
            if (last == null || !last.what().equals(what)) {
                end(pieces, from);
                pieces.add(new Piece<>(new Period(from, whole.until()), what));
            }
        }
        return pieces;
    }

    private static void cut(Period whole, Instant at, TreeSet<Instant> cuts) {
        if (whole.contains(at)) {
            cuts.add(at);
        }
    }

    private static <T> void end(List<Piece<T>> pieces, Instant at) {
        if (!pieces.isEmpty()) {
            var last = pieces.remove(pieces.size() - 1);
            pieces.add(new Piece<>(new Period(last.period().from(), at), last.what()));
        }
    }
}
