package health.vigil.rules;

import org.jspecify.annotations.Nullable;

/**
 * A single value stands out from both its neighbours (QARTOD spike test): |v[n-1] - (v[n-2] + v[n]) / 2| is above the
 * threshold. It is known one value later.
 *
 * @param threshold in the unit of the rule
 */
public record Spike(double threshold) implements ValueCondition {
    public Spike {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("spike: the threshold must be positive, not " + threshold);
        }
    }

    @Override
    public Look look(Observation seen, @Nullable Memory memory) {
        if (seen.afterGap() || !(memory instanceof Memory.LastTwo last)) {
            return Look.noNews(new Memory.LastTwo(seen.value(), null));
        }
        var next = new Memory.LastTwo(seen.value(), last.newest());
        if (last.before() == null) {
            return Look.noNews(next);
        }
        var height = Math.abs(last.newest() - (last.before() + seen.value()) / 2);
        return new Look(height > threshold ? Finding.VIOLATED : Finding.RETURNED, height, next);
    }
}
