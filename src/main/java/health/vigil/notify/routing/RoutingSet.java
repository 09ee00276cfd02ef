package health.vigil.notify.routing;

import health.vigil.registry.DivisionCode;
import health.vigil.rules.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A routing set 路由表: what one document says about who is to be told.
 *
 * @param basis        number of the document
 * @param jurisdiction it applies there and in all divisions below
 * @param validFrom    first day in force, Beijing time
 * @param validTo      first day no longer in force; absent: until further notice
 * @param departments  by the keys that routes, and offices of recipients, name them by
 */
record RoutingSet(
        String id,
        Name name,
        String basis,
        DivisionCode jurisdiction,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Map<String, Department> departments,
        List<Route> routes,
        Escalation escalation) {
    RoutingSet {
        departments = Map.copyOf(departments);
        routes = List.copyOf(routes);
    }

    boolean isInForce(Instant at) {
        var day = LocalDay.of(at).date();
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    boolean appliesTo(DivisionCode place) {
        return jurisdiction.covers(place);
    }

    RouteRef ref(Route route) {
        return new RouteRef(id, route.id(), route.task(), basis);
    }
}
