package health.vigil.custody.reconcile;

import health.vigil.rules.Breach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a subject, and when to look again though nothing is heard.
 *
 * @param breaches all there are, those that are over included
 * @param lookAt   absent when only a new event can change anything
 */
public record Verdict(List<Breach> breaches, @Nullable Instant lookAt) {
    public static final Verdict NOTHING = new Verdict(List.of(), null);

    public Verdict {
        breaches = List.copyOf(breaches);
    }

    public Verdict and(Verdict other) {
        return new Verdict(
                Stream.concat(breaches.stream(), other.breaches.stream()).toList(), earlier(lookAt, other.lookAt));
    }

    /** The same, to be looked at by then at the latest. */
    public Verdict lookingAt(@Nullable Instant at) {
        return new Verdict(breaches, earlier(lookAt, at));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
