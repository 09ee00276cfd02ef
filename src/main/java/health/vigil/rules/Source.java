package health.vigil.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule comes from, as it is told to a regulator.
 *
 * @param standard  number without year, for instance {@code GB 5749}
 * @param edition   year or version, for instance {@code 2022}
 * @param clause    clause, table or article
 * @param legal     the standard or law demands it; otherwise it is an engineering preset
 * @param validFrom first day in force, Beijing time
 * @param validTo   first day no longer in force; absent while in force
 */
public record Source(
        String standard,
        String edition,
        String clause,
        boolean legal,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {
    public Source {
        if (standard.isBlank() || clause.isBlank()) {
            throw new IllegalArgumentException("a limit needs its standard and clause");
        }
        if (validTo != null && !validFrom.isBefore(validTo)) {
            throw new IllegalArgumentException(standard + ": valid from " + validFrom + " is not before " + validTo);
        }
    }

    Period inForce() {
        return Period.of(validFrom, validTo);
    }
}
