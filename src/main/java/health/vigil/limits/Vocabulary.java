package health.vigil.limits;

import health.vigil.registry.Family;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The words of one key that devices and limits share. A misspelt word would bind its limit to nothing, so it is an
 * error.
 */
record Vocabulary(String key, Set<String> words) {
    static Vocabulary samplingPoints(@Nullable Family family) {
        return new Vocabulary("applies.sampling_point", of(family, Family::samplingPoints));
    }

    static Vocabulary facilityClasses(@Nullable Family family) {
        return new Vocabulary("applies.facility_class", of(family, Family::facilityClasses));
    }

    static Vocabulary disinfectants(@Nullable Family family) {
        return new Vocabulary("applies.disinfectant", of(family, Family::disinfectants));
    }

    private static Set<String> of(@Nullable Family family, Function<Family, List<String>> words) {
        return family == null ? Set.of() : Set.copyOf(words.apply(family));
    }

    /** The given words, none if absent. */
    Set<String> check(@Nullable Set<String> given) {
        if (given == null) {
            return Set.of();
        }
        for (var word : given) {
            Keys.check(words.contains(word), "%s: %s is not one of %s".formatted(key, word, new TreeSet<>(words)));
        }
        return Set.copyOf(given);
    }
}
