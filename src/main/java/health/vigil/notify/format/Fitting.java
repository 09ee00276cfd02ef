package health.vigil.notify.format;

import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Bodies no larger than a limit. */
final class Fitting {
    /** In bytes; Standard Webhooks asks for less than 20 kB, and robots take no more. */
    static final int LARGEST = 19_500;

    private Fitting() {}

    /** The one that shows the most of so many items and still fits; if none does, the one showing none. */
    static <T> T most(int items, IntFunction<T> showing, Predicate<T> fits) {
        for (var shown = items; shown > 0; shown--) {
            var candidate = showing.apply(shown);
            if (fits.test(candidate)) {
                return candidate;
            }
        }
        return showing.apply(0);
    }
}
