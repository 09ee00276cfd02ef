package health.vigil.reports.excursion;

import health.vigil.rules.Limit;
import health.vigil.rules.Rule;
import java.time.Instant;

/**
 * A limit of temperature that was in force for an equipment, for at least a part of the time of the report.
 *
 * @param from  first moment of it within the report
 * @param to    end of it within the report
 * @param basis standard, edition and clause
 * @param legal demanded by law or standard; otherwise an engineering preset
 */
record LimitInForce(
        String device,
        String rule,
        String name,
        String nameEn,
        String basis,
        boolean legal,
        String direction,
        double celsius,
        Instant from,
        Instant to) {

    static LimitInForce of(String device, Rule rule, Limit limit, String basis, Instant from, Instant to) {
        var force = rule.inForce();
        var until = force.until();
        return new LimitInForce(
                device,
                rule.id(),
                rule.nameZh(),
                rule.nameEn(),
                basis,
                rule.source().legal(),
                limit.direction() == Limit.Direction.ABOVE ? "above" : "below",
                limit.threshold(),
                force.from().isAfter(from) ? force.from() : from,
                until != null && until.isBefore(to) ? until : to);
    }
}
