package health.vigil.rules;

import org.jspecify.annotations.Nullable;

/**
 * Why a rule differs from its standard: an override that somebody answers for.
 *
 * @param id        of the override
 * @param by        who approved it
 * @param why       the reason given
 * @param original  the threshold of the standard, where the override changes it
 * @param exception it loosens a legal limit
 */
public record Amendment(String id, String by, String why, @Nullable Double original, boolean exception) {}
