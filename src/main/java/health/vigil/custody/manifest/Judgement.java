package health.vigil.custody.manifest;

import health.vigil.rules.Breach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a manifest at a moment.
 *
 * @param breaches all there are, those that are over included
 * @param due      the next deadline that runs; absent when none does. May have passed
 * @param lookAt   when it may be different; absent when only a new fact can change it
 */
record Judgement(List<Breach> breaches, @Nullable Instant due, @Nullable Instant lookAt) {
    static final Judgement NOTHING = new Judgement(List.of(), null, null);

    Judgement {
        breaches = List.copyOf(breaches);
    }

    Judgement and(Judgement other) {
        return new Judgement(
                Stream.concat(breaches.stream(), other.breaches.stream()).toList(),
                earlier(due, other.due),
                earlier(lookAt, other.lookAt));
    }

    /** What lasts. */
    List<Breach> lasting() {
        return breaches.stream().filter(breach -> breach.until() == null).toList();
    }

    static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return Stream.of(Optional.ofNullable(a), Optional.ofNullable(b))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
