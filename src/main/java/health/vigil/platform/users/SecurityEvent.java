package health.vigil.platform.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What concerns who may use the service, as the audit keeps it.
 *
 * @param actor the user name as it was given; {@code vigil} is the service itself
 * @param object the user that was changed; absent when one signs in or out
 * @param address where the request came from
 */
record SecurityEvent(
        Instant at,
        Kind kind,
        boolean success,
        String actor,
        @Nullable String object,
        Way way,
        String address,
        @Nullable String detail) {

    private static final int LONGEST_NAME = 128;

    enum Kind {
        @JsonProperty("sign_in")
        SIGN_IN,
        @JsonProperty("sign_out")
        SIGN_OUT,
        @JsonProperty("user_added")
        USER_ADDED,
        @JsonProperty("user_removed")
        USER_REMOVED,
        @JsonProperty("password_changed")
        PASSWORD_CHANGED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the actor proved who it is. */
    enum Way {
        @JsonProperty("form")
        FORM,
        @JsonProperty("basic")
        BASIC,
        @JsonProperty("sso")
        SSO,
        /** A bearer token of the provider. */
        @JsonProperty("token")
        TOKEN,
        @JsonProperty("service")
        SERVICE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    SecurityEvent {
        actor = actor.length() > LONGEST_NAME ? actor.substring(0, LONGEST_NAME) : actor;
        // PostgreSQL's text can't hold it, and a name could forge a line of the log
        actor = actor.replaceAll("\\p{Cntrl}", "?");
    }
}
