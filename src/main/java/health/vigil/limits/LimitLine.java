package health.vigil.limits;

import health.vigil.rules.Condition;
import health.vigil.rules.DailyMean;
import health.vigil.rules.Limit;
import health.vigil.rules.Period;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import health.vigil.rules.Source;
import health.vigil.rules.TimeOutOfRange;
import health.vigil.rules.WindowMean;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A limit of one value of one device while it is in force: what can be drawn as a line beside the values.
 *
 * @param value     in {@code unit}
 * @param compared what is compared with it: values, the time beyond it, or means
 */
record LimitLine(
        String device,
        String field,
        Limit.Direction direction,
        Compared compared,
        double value,
        String unit,
        String rule,
        String name,
        String nameEn,
        Source source,
        Priority priority,
        Period inForce) {

    /** What is compared with the limit. */
    enum Compared {
        VALUE,
        TIME_OUT_OF_RANGE,
        MEAN,
        DAILY_MEAN
    }

    private record Drawn(Limit limit, Compared compared) {
        static @Nullable Drawn of(Condition condition) {
            if (condition instanceof Limit limit) {
                return new Drawn(limit, Compared.VALUE);
            }
            if (condition instanceof TimeOutOfRange time) {
                return new Drawn(time.limit(), Compared.TIME_OUT_OF_RANGE);
            }
            if (condition instanceof WindowMean mean) {
                return new Drawn(mean.limit(), Compared.MEAN);
            }
            return condition instanceof DailyMean mean ? new Drawn(mean.limit(), Compared.DAILY_MEAN) : null;
        }
    }

    static Set<LimitLine> of(RuleBook book) {
        return book.byDevice().entrySet().stream()
                .flatMap(device -> device.getValue().values().values().stream()
                        .flatMap(Collection::stream)
                        .flatMap(rule -> of(device.getKey(), rule)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<LimitLine> of(String device, Rule rule) {
        var drawn = Drawn.of(rule.condition());
        return drawn == null || rule.field() == null
                ? Stream.empty()
                : Stream.of(new LimitLine(
                        device,
                        rule.field(),
                        drawn.limit().direction(),
                        drawn.compared(),
                        drawn.limit().threshold(),
                        rule.unit(),
                        rule.id(),
                        rule.nameZh(),
                        rule.nameEn(),
                        rule.source(),
                        rule.priority(),
                        rule.inForce()));
    }
}
