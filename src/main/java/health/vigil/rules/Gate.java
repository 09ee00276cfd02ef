package health.vigil.rules;

import org.jspecify.annotations.Nullable;

/**
 * When a rule is judged at all; outside of it the rule is suppressed by design (ISA-18.2). What can't be told, for
 * instance because a beam has no contact, is judged.
 *
 * @param open while the site is open by its calendar
 * @param when while this holds, in the scope of the device
 */
public record Gate(boolean open, @Nullable Expression when) {
    public static final Gate ALWAYS = new Gate(false, null);
}
