package health.vigil.notify.routing;

import health.vigil.registry.Level;
import java.util.Map;

/**
 * A department 部门 that a document names.
 *
 * @param name   what it is called in every division, for instance {@code 卫生健康局}
 * @param proper its proper name at a level where it has one that says already whose it is, for instance
 *               {@code 州生态环境局芒市分局}
 */
record Department(Name name, Map<Level, Name> proper) {
    Department {
        proper = Map.copyOf(proper);
    }

    Name in(Division division) {
        var own = proper.get(division.level());
        return own == null ? name.of(division.name()) : own;
    }
}
