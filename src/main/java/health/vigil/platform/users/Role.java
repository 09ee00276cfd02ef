package health.vigil.platform.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;

/** What a user may do; each role may also do what the ones before it may. */
public enum Role {
    /** Reads everything. */
    @JsonProperty("viewer")
    VIEWER,
    /** Duty officer: also handles alarms. */
    @JsonProperty("officer")
    OFFICER,
    /** Also edits users, registry and rules. */
    @JsonProperty("admin")
    ADMIN;

    /** As stored, and as named in {@code @RolesAllowed}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    Set<String> granted() {
        return switch (this) {
            case VIEWER -> Set.of("viewer");
            case OFFICER -> Set.of("viewer", "officer");
            case ADMIN -> Set.of("viewer", "officer", "admin");
        };
    }
}
