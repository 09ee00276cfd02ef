package health.vigil.limits;

import org.jspecify.annotations.Nullable;

/** Checks on the keys of a pack file; a message begins with the key it is about. */
final class Keys {
    private Keys() {}

    static <T> T require(@Nullable T value, String key) {
        check(value != null && !(value instanceof String text && text.isBlank()), key + ": is missing");
        return value;
    }

    static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
