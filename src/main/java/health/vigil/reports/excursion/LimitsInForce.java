package health.vigil.reports.excursion;

import health.vigil.limits.RuleBooks;
import health.vigil.registry.Registry;
import health.vigil.reports.alarm.AlarmsOnRecord;
import health.vigil.rules.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The limits of temperature of devices in service, with overrides, as they are judged. */
@ApplicationScoped
class LimitsInForce {
    private static final String TEMPERATURE = "temp";

    private final Registry registry;
    private final RuleBooks books;

    LimitsInForce(Registry registry, RuleBooks books) {
        this.registry = registry;
        this.books = books;
    }

    /** The lowest limit first. */
    List<LimitInForce> of(String id, Instant from, Instant to) {
        return registry.snapshot().device(id).stream()
                .flatMap(device -> books.of(List.of(device)).of(id).valuesOf(TEMPERATURE).stream())
                .flatMap(rule -> rule.condition() instanceof Limit limit
                        ? Stream.of(LimitInForce.of(id, rule, limit, AlarmsOnRecord.basis(rule.source()), from, to))
                        : Stream.empty())
                .filter(limit -> limit.from().isBefore(limit.to()))
                .sorted(Comparator.comparingDouble(LimitInForce::celsius)
                        .thenComparing(LimitInForce::legal, Comparator.reverseOrder())
                        .thenComparing(LimitInForce::rule)
                        .thenComparing(LimitInForce::from))
                .toList();
    }
}
