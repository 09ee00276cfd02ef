package health.vigil.platform.users;

import health.vigil.platform.users.SecurityEvent.Kind;
import health.vigil.platform.users.SecurityEvent.Way;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who asks, in which way and from where: what all events of one request have in common. */
record Origin(String actor, Way way, String address) {

    /** The service itself, at its start. */
    static final Origin SERVICE = new Origin("vigil", Way.SERVICE, "local");

    static Origin of(SecurityIdentity caller, RoutingContext http) {
        return new Origin(caller.getPrincipal().getName(), way(caller, http), address(http));
    }

    private static Way way(SecurityIdentity caller, RoutingContext http) {
        boolean told = http.request().headers().contains(HttpHeaders.AUTHORIZATION);
        if (caller.getCredential(TokenCredential.class) != null) {
            return told ? Way.TOKEN : Way.SSO;
        }
        return told ? Way.BASIC : Way.FORM;
    }

    static String address(@Nullable RoutingContext http) {
        return http == null || http.request().remoteAddress() == null
                ? "local"
                : http.request().remoteAddress().hostAddress();
    }

    SecurityEvent did(Kind kind, @Nullable String object, Instant at) {
        return new SecurityEvent(at, kind, true, actor, object, way, address, null);
    }

    SecurityEvent failed(Kind kind, String why, Instant at) {
        return new SecurityEvent(at, kind, false, actor, null, way, address, why);
    }
}
