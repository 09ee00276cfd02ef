package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a local day over its valid hours, judged when the day is over: what a standard means that limits a daily
 * mean. An hour is valid when {@code coverage} of its planned values are, a day when {@code coverage} of its hours are.
 *
 * @param coverage above 0 and at most 1; 0.75 by HJ 355 practice
 * @param weight   as with {@link WindowMean}
 */
public record DailyMean(Limit limit, double coverage, @Nullable String weight) implements ValueCondition {
    public DailyMean {
        Window.checkCoverage("daily mean", coverage);
    }

    @Override
    public Look look(Observation seen, @Nullable Memory memory) {
        var day = memory instanceof Day before ? before : Day.of(seen.at());
        if (!day.contains(seen.at())) {
            return verdictOn(day, Day.of(seen.at()).add(seen));
        }
        return Look.noNews(day.add(seen));
    }

    @Override
    public Look close(Memory memory, Instant now) {
        return memory instanceof Day day && !now.isBefore(day.end())
                ? verdictOn(day, Day.of(now))
                : Look.noNews(memory);
    }

    private Look verdictOn(Day day, Day next) {
        if (!day.isValid(coverage)) {
            return Look.unknown(next);
        }
        var mean = day.mean(coverage);
        return new Look(limit.violatedBy(mean) ? Finding.VIOLATED : Finding.RETURNED, mean, next);
    }

    /** During a day, the verdict on the whole day before stands. */
    @Override
    public Duration reach() {
        return Duration.ofDays(2);
    }

    @Override
    public double threshold() {
        return limit.threshold();
    }
}
