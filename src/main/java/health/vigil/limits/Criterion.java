package health.vigil.limits;

import health.vigil.rules.Condition;
import java.util.function.Function;

/**
 * What a limit looks for.
 *
 * @param type      the key of a pack that says so, for instance {@code rate_of_change}
 * @param written   what the key holds; a record, or a map, whose names are those of the pack
 * @param condition what the core judges, for a device that reports in a certain way
 */
public record Criterion(String type, Object written, Function<Reporting, Condition> condition) {
    /** The same whatever device it binds. */
    static Criterion of(String type, Object written, Condition condition) {
        return new Criterion(type, written, reporting -> condition);
    }

    static Criterion of(String type, Condition condition) {
        return of(type, condition, condition);
    }

    Condition of(Reporting reporting) {
        return condition.apply(reporting);
    }

    /** At a device of which nothing special is known. */
    Condition typical() {
        return of(Reporting.EVERY_MINUTE);
    }
}
