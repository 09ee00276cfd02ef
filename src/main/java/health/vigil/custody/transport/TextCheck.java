package health.vigil.custody.transport;

import health.vigil.web.Fault;
import health.vigil.web.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what geofences and corridors have in common. */
final class TextCheck {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final int LONGEST_NAME = 200;

    private final List<Fault> faults;

    TextCheck(List<Fault> faults) {
        this.faults = faults;
    }

    /** @param noun what people call them */
    record Known(String noun, Collection<String> ids) {}

    /** @param key under which it is kept */
    void id(@Nullable String given, String key) {
        if (given != null && !given.equals(key)) {
            faults.add(new Fault("id", "'" + given + "' is not the " + key + " of the address; it can't be changed"));
        } else if (!ID.matcher(key).matches()) {
            faults.add(new Fault(
                    "id", "'" + key + "' is not an id: 2 to 63 of a-z, 0-9 and '-', beginning with a letter or digit"));
        }
    }

    void name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            faults.add(new Fault("name", "is missing"));
        } else if (name.length() > LONGEST_NAME) {
            faults.add(new Fault("name", "is longer than " + LONGEST_NAME + " characters"));
        }
    }

    void known(String path, String id, Known known) {
        if (!known.ids().contains(id)) {
            faults.add(new Fault(
                    path, "there is no %s '%s'%s".formatted(known.noun(), id, Nearest.hint(id, known.ids()))));
        }
    }

    Optional<Datum> datum(@Nullable String crs) {
        try {
            return Optional.of(Datum.of(crs));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("crs", String.valueOf(e.getMessage()).replaceFirst("crs: ", "")));
            return Optional.empty();
        }
    }
}
