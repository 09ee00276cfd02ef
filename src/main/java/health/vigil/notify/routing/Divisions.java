package health.vigil.notify.routing;

import health.vigil.registry.DivisionCode;
import health.vigil.registry.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registered divisions, and which lies in which. */
record Divisions(Map<DivisionCode, Division> byCode) {
    static final Divisions NONE = of(List.of());

    Divisions {
        byCode = Map.copyOf(byCode);
    }

    static Divisions of(Collection<Division> divisions) {
        return new Divisions(divisions.stream().collect(Collectors.toMap(Division::code, Function.identity())));
    }

    Division of(DivisionCode code) {
        var known = byCode.get(code);
        return known == null ? Division.unregistered(code) : known;
    }

    /**
     * The unit that stands for a place at a level: the first one, going up from the place, that is of this level or a
     * higher one. So a place directly under a prefecture has the prefecture in the part of a county.
     */
    Division at(DivisionCode place, Level level) {
        var unit = of(place);
        while (unit.isBelow(level)) {
            unit = above(unit);
        }
        return unit;
    }

    /** By the registry, for a county may lie directly under its province; else by the digits of the code. */
    private Division above(Division unit) {
        if (unit.parent() != null) {
            var parent = of(unit.parent());
            if (unit.isBelow(parent.level())) {
                return parent;
            }
        }
        var digits = unit.code().text();
        return of(new DivisionCode(
                switch (unit.level()) {
                    case TOWNSHIP -> digits.substring(0, 6);
                    case COUNTY -> digits.substring(0, 4) + "00";
                    case PREFECTURE, PROVINCE -> digits.substring(0, 2) + "0000";
                }));
    }
}
