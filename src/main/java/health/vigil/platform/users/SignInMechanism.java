package health.vigil.platform.users;

import static health.vigil.platform.users.SignInThrottle.WAIT_SECONDS;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * People sign in by form and cookie or at the provider of single sign-on, tools by HTTP Basic or the provider's token; a page
 * leads to the sign-in page, anything else answers a problem.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SignInMechanism implements HttpAuthenticationMechanism {
    private static final String FORM_TARGET = "/j_security_check";

    private final FormAuthenticationMechanism form;
    private final BasicAuthenticationMechanism basic;
    private final SingleSignOn sso;
    private final boolean passwords;

    SignInMechanism(
            FormAuthenticationMechanism form,
            BasicAuthenticationMechanism basic,
            SingleSignOn sso,
            SignInConfig config) {
        this.form = form;
        this.basic = basic;
        this.sso = sso;
        this.passwords = config.passwords();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager identities) {
        var identity = sso.concerns(http) ? sso.authenticate(http, identities) : byPassword(http, identities);
        http.put(HttpAuthenticationMechanism.class.getName(), this);
        // again when it is known: the provider's mechanism would take the challenge for itself
        return identity.onItemOrFailure()
                .invoke((known, refusal) -> http.put(HttpAuthenticationMechanism.class.getName(), this))
                .onFailure(AuthenticationFailedException.class)
                .invoke(e -> http.put(WAIT_SECONDS, ((AuthenticationFailedException) e).getAttribute(WAIT_SECONDS)));
    }

    private Uni<SecurityIdentity> byPassword(RoutingContext http, IdentityProviderManager identities) {
        if (!passwords) {
            return Uni.createFrom().nullItem();
        }
        return http.request().headers().contains(HttpHeaders.AUTHORIZATION)
                ? basic.authenticate(http, identities)
                : byForm(http, identities);
    }

    /** Forgets a cookie that no longer stands for anyone: it must not keep its bearer from the sign-in page. */
    private Uni<SecurityIdentity> byForm(RoutingContext http, IdentityProviderManager identities) {
        var identity = form.authenticate(http, identities);
        if (isSignIn(http)) {
            return identity;
        }
        return identity.onFailure(AuthenticationFailedException.class).recoverWithNull();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        Long wait = http.get(WAIT_SECONDS);
        if (isSignIn(http)) {
            var why = wait == null ? "?refused=true" : "?wait=" + wait;
            return Uni.createFrom().item(new ChallengeData(302, HttpHeaders.LOCATION, "/sign-in" + why));
        }
        if (sso.isOwnPath(http)) {
            return sso.challenge(http);
        }
        if (wait != null) {
            return Uni.createFrom().item(new ChallengeData(429, HttpHeaders.RETRY_AFTER, Long.toString(wait)));
        }
        if (isPage(http)) {
            return form.getChallenge(http);
        }
        return Uni.createFrom().item(new ChallengeData(401, headersOf401(http)));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext http) {
        return getChallenge(http).map(challenge -> {
            boolean sent = new ChallengeSender(http).apply(challenge);
            if (challenge.status < 400) {
                http.response().end();
            } else {
                http.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                        .end(problem(http, challenge.status).encode());
            }
            return sent;
        });
    }

    private static JsonObject problem(RoutingContext http, int status) {
        boolean waiting = status == 429;
        Long seconds = http.get(WAIT_SECONDS);
        return new JsonObject()
                .put("status", status)
                .put("title", waiting ? "Too Many Requests" : "Unauthorized")
                .put(
                        "detail",
                        waiting
                                ? "Too many failed attempts to sign in; try again in " + seconds + " s"
                                : "Sign in with HTTP Basic or a token, or at /sign-in")
                .put("instance", http.normalizedPath());
    }

    /** Naming Basic to a browser's script would open the browser's own password dialog. */
    private Map<CharSequence, String> headersOf401(RoutingContext http) {
        var headers = new LinkedHashMap<CharSequence, String>();
        if (passwords && !http.request().headers().contains("Sec-Fetch-Mode")) {
            headers.put("WWW-Authenticate", "Basic realm=\"Vigil\", charset=\"UTF-8\"");
        }
        return headers;
    }

    private static boolean isSignIn(RoutingContext http) {
        return http.request().method().equals(HttpMethod.POST)
                && http.normalizedPath().equals(FORM_TARGET);
    }

    private static boolean isPage(RoutingContext http) {
        var accept = http.request().getHeader(HttpHeaders.ACCEPT);
        return http.request().method().equals(HttpMethod.GET)
                && !http.request().headers().contains(HttpHeaders.AUTHORIZATION)
                && !http.normalizedPath().startsWith("/api/")
                && accept != null
                && accept.contains("text/html");
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        var types = new HashSet<>(form.getCredentialTypes());
        types.addAll(sso.credentialTypes());
        return types;
    }
}
