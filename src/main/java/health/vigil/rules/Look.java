package health.vigil.rules;

import org.jspecify.annotations.Nullable;

/**
 * What a condition finds, and what it remembers from now on.
 *
 * @param value  what was held against the limit, in the rule's unit
 * @param memory null where a condition needs none
 */
public record Look(Finding finding, double value, @Nullable Memory memory) {
    static Look noNews(@Nullable Memory memory) {
        return new Look(Finding.NO_NEWS, 0, memory);
    }

    static Look unknown(@Nullable Memory memory) {
        return new Look(Finding.UNKNOWN, 0, memory);
    }
}
