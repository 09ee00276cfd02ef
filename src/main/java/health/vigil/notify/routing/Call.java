package health.vigil.notify.routing;

import health.vigil.registry.DivisionCode;
import health.vigil.registry.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be told.
 *
 * @param department key in the routing sets; absent unless a department is meant
 * @param name       for people, for instance {@code 武江区 卫生健康局}
 * @param division   whose department, grid or government it is; absent for a unit
 * @param level      of the division
 * @param after      how long after the beginning; {@link Routes#due} tells the moment
 */
public record Call(
        Office.Kind kind,
        Part part,
        @Nullable String department,
        String name,
        String nameEn,
        @Nullable DivisionCode division,
        @Nullable Level level,
        String site,
        Step step,
        Duration after,
        RouteRef route) {

    /** Whether whoever holds this office is meant. A grid officer answers for all of his or her division. */
    public boolean isAnsweredBy(Office office) {
        if (office.kind() != kind) {
            return false;
        }
        if (office.site() != null) {
            return office.site().equals(site);
        }
        if (division == null || office.jurisdiction() == null) {
            return false;
        }
        return kind == Office.Kind.GRID_OFFICER
                ? new DivisionCode(office.jurisdiction()).covers(division)
                : office.jurisdiction().equals(division.text())
                        && (department == null || department.equals(office.department()));
    }

    /** The same with another wait. */
    public Call waiting(Duration wait) {
        return new Call(kind, part, department, name, nameEn, division, level, site, step, wait, route);
    }

    /** What makes two calls one: the same office, whatever it is told for. */
    Addressee addressee() {
        return new Addressee(kind, department, division);
    }

    record Addressee(Office.Kind kind, @Nullable String department, @Nullable DivisionCode division) {}
}
