package health.vigil.notify.routing;

import health.vigil.registry.DivisionCode;
import health.vigil.registry.Level;
import org.jspecify.annotations.Nullable;

/**
 * An administrative division as the registry has it.
 *
 * @param parent the next higher unit; absent where the registry names none
 */
record Division(DivisionCode code, Name name, Level level, @Nullable DivisionCode parent) {
    /** One that the registry does not know: its code has to do as name, and tells its level. */
    static Division unregistered(DivisionCode code) {
        return new Division(code, new Name(code.text(), code.text()), code.level(), null);
    }

    boolean isBelow(Level other) {
        return level.compareTo(other) > 0;
    }
}
