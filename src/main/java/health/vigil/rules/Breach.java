package health.vigil.rules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ProcessCheck} that something did not pass.
 *
 * @param device the device that stands for it: whose rules apply, and where it is
 * @param item   what is concerned: a container, trip, manifest, consignment or vehicle
 * @param onset  when what led to it began, for instance the storing
 * @param at     when it became a breach, for instance 48 h later
 * @param value  in the unit of the check, where there is a number
 * @param until  when it ended; absent as long as it lasts
 */
public record Breach(
        Rule rule,
        String device,
        String item,
        Instant onset,
        Instant at,
        @Nullable Double value,
        @Nullable Instant until) {
    public Breach {
        if (!(rule.condition() instanceof ProcessCheck)) {
            throw new IllegalArgumentException(rule.id() + " is no rule on a process");
        }
    }

    /** Follows from what it is about: the same facts name the same alarm. */
    public UUID alarm() {
        return AlarmIds.of(rule, device, item, onset);
    }

    public ProcessCheck.Kind kind() {
        return ((ProcessCheck) rule.condition()).kind();
    }
}
