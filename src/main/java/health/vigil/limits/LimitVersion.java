package health.vigil.limits;

import health.vigil.rules.LocalDay;
import health.vigil.rules.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An approved version of a rule that users wrote: of a preset, or of a rule of their own.
 *
 * @param local where it is a rule of their own
 */
record LimitVersion(LimitEntry limit, int number, Period period, Optional<Local> local) {

    /**
     * The head that a local rule has instead of a shipped pack's.
     *
     * @param jurisdiction whose rule it is and where it binds, as a code of GB/T 2260
     * @param standard     name of the local document
     */
    record Local(String jurisdiction, String standard, String edition) {
        private static final String PREFIX = "local-";

        /** With which the ids of its rules begin. */
        String pack() {
            return PREFIX + jurisdiction;
        }

        /** A local rule is never law to Vigil: only what is shipped is checked against the text of a law. */
        LimitPack head(LocalDate from) {
            return new LimitPack(standard, edition, standard, standard, false, from, false, null, pack(), List.of());
        }
    }

    LocalDate firstDay() {
        return LocalDate.ofInstant(period.from(), LocalDay.ZONE);
    }
}
