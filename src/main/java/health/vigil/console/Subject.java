package health.vigil.console;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What has a page of its own, at {@code /alarms/{id}} and so on. */
enum Subject {
    ALARM("/", "SELECT 1 FROM alarm WHERE id = ?", Subject::uuid),
    CONTAINER("/containers", "SELECT 1 FROM container WHERE id = ?", Optional::of),
    CONSIGNMENT("/consignments", "SELECT 1 FROM consignment WHERE id = ?", Optional::of);

    private final String home;
    private final String select;
    private final Function<String, Optional<Object>> key;

    Subject(String home, String select, Function<String, Optional<Object>> key) {
        this.home = home;
        this.select = select;
        this.key = key;
    }

    /** The page that lists them. */
    public String home() {
        return home;
    }

    public String homeName(Map<String, String> words) {
        return words.get(word("home"));
    }

    /** The sentence that there is no such thing. */
    public String unknown(Map<String, String> words) {
        return words.get(word("unknown"));
    }

    String select() {
        return select;
    }

    /** What the id in an address is in the database; empty if it can't be one. */
    Optional<Object> key(String id) {
        return key.apply(id);
    }

    private String word(String of) {
        return name().toLowerCase(Locale.ROOT) + "_" + of;
    }

    private static Optional<Object> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
