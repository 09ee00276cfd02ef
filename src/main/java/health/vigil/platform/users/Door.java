package health.vigil.platform.users;

import health.vigil.platform.users.SecurityEvent.Way;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Which ways the sign-in page may offer, and what is to be done when somebody comes in or leaves. */
@ApplicationScoped
public class Door {
    /** Where the sign-in form remembers the page that was asked for. */
    private static final String RETURN_COOKIE = "vigil_return";

    private static final String SESSION_COOKIE = "vigil_session";

    private static final URI HOME = URI.create("/");
    private static final URI SIGN_IN = URI.create("/sign-in");
    /** Quarkus ends the provider's session there (RP-initiated logout) and comes back to the sign-in page. */
    private static final URI SSO_SIGN_OUT = URI.create("/sign-in/sso/out");

    private final SingleSignOn sso;
    private final SignInConfig config;
    private final SecurityLog log;
    private final SecurityIdentity caller;

    Door(SingleSignOn sso, SignInConfig config, SecurityLog log, SecurityIdentity caller) {
        this.sso = sso;
        this.config = config;
        this.log = log;
        this.caller = caller;
    }

    /** Whether a user name and a password are taken. */
    public boolean takesPasswords() {
        return config.passwords();
    }

    /** Whether the provider of single sign-on may be asked. */
    public boolean asksProvider() {
        return sso.enabled();
    }

    /** Back from the provider: where to go on. */
    public Uni<URI> cameIn(RoutingContext http) {
        var asked = http.request().getCookie(RETURN_COOKIE);
        forget(http, RETURN_COOKIE);
        forget(http, SESSION_COOKIE);
        return log.signedIn(Origin.of(caller, http)).replaceWith(asked == null ? HOME : page(asked));
    }

    /** Ends the session: where to go on. */
    public Uni<URI> leave(RoutingContext http) {
        if (caller.isAnonymous()) {
            return Uni.createFrom().item(SIGN_IN);
        }
        var who = Origin.of(caller, http);
        forget(http, SESSION_COOKIE);
        return log.signedOut(who).replaceWith(who.way() == Way.SSO ? SSO_SIGN_OUT : SIGN_IN);
    }

    private static void forget(RoutingContext http, String cookie) {
        http.response()
                .addCookie(Cookie.cookie(cookie, "").setPath("/").setMaxAge(0).setHttpOnly(true));
    }

    /** Only the path: a cookie must not lead to another site. */
    private static URI page(Cookie asked) {
        try {
            var uri = URI.create(asked.getValue());
            var path = uri.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) {
                return HOME;
            }
            return URI.create(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            return HOME;
        }
    }
}
