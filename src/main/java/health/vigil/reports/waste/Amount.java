package health.vigil.reports.waste;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * So many containers.
 *
 * @param kg       sum of the weights that are known
 * @param unweighed containers of unknown weight
 */
record Amount(int containers, double kg, int unweighed) {
    static Amount of(Collection<Passage> passages, Function<Passage, @Nullable Double> weight) {
        var weights = passages.stream().map(weight).filter(Objects::nonNull).toList();
        return new Amount(
                passages.size(),
                weights.stream().mapToDouble(Double::doubleValue).sum(),
                passages.size() - weights.size());
    }

    Amount plus(Amount other) {
        return new Amount(containers + other.containers, kg + other.kg, unweighed + other.unweighed);
    }
}
