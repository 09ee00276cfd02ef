package health.vigil.custody.units;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Names what is reconciled, for instance {@code trip:T-7} or {@code department:hospital-1/急诊科}. */
record SubjectKey(Kind kind, String id) {
    private static final char MARK = ':';

    /** What can be reconciled. */
    enum Kind {
        TRIP,
        SITE,
        PLANT,
        DEPARTMENT,
        VEHICLE,
        BIN;

        SubjectKey of(String id) {
            return new SubjectKey(this, id);
        }

        String prefix() {
            return name().toLowerCase(Locale.ROOT) + MARK;
        }
    }

    /** Empty for a text that names nothing that is reconciled. */
    static Optional<SubjectKey> parse(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> text.startsWith(kind.prefix()))
                .map(kind -> kind.of(text.substring(kind.prefix().length())))
                .findFirst();
    }

    String text() {
        return kind.prefix() + id;
    }
}
