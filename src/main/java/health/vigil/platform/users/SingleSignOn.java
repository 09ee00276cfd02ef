package health.vigil.platform.users;

import health.vigil.platform.users.SecurityEvent.Way;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Single sign-on (统一身份认证): browsers go to the provider and come back, tools bring its token. The provider says who it is
 * and which of our roles; without one of them nobody gets in.
 */
@ApplicationScoped
class SingleSignOn {
    private static final Logger LOG = Logger.getLogger(SingleSignOn.class);
    /** Where browsers leave for the provider, and where it sends them back to; below it, signing out. */
    private static final String PATH = "/sign-in/sso";

    private static final String COOKIE = "q_session";
    private static final String BEARER = "Bearer ";

    private final OidcAuthenticationMechanism provider;
    private final Users users;
    private final SecurityLog log;
    private final boolean enabled;

    SingleSignOn(OidcAuthenticationMechanism provider, Users users, SecurityLog log, SingleSignOnConfig config) {
        this.provider = provider;
        this.users = users;
        this.log = log;
        this.enabled = config.enabled();
    }

    boolean enabled() {
        return enabled;
    }

    Set<Class<? extends AuthenticationRequest>> credentialTypes() {
        return enabled ? provider.getCredentialTypes() : Set.of();
    }

    /** Whether the request is on its way to the provider, comes from there, or carries what it gave. */
    boolean concerns(RoutingContext http) {
        return enabled && (isOwnPath(http) || hasToken(http) || hasSession(http));
    }

    Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager identities) {
        leadOnce(http);
        var identity = provider.authenticate(http, identities)
                .onItem()
                .ifNotNull()
                .transformToUni(known -> admit(http, known))
                .onFailure(OIDCException.class)
                .transform(e -> away(http, e));
        boolean stale = !isOwnPath(http) && !hasToken(http);
        return stale ? identity.onFailure(AuthenticationFailedException.class).recoverWithNull() : identity;
    }

    /** To the provider; where it can't be reached, back to the sign-in page, which says so. */
    Uni<ChallengeData> challenge(RoutingContext http) {
        return provider.getChallenge(http)
                .onFailure(OIDCException.class)
                .invoke(e -> LOG.warnf("The provider of single sign-on can't be reached: %s", e.getMessage()))
                .onFailure(OIDCException.class)
                .recoverWithItem(new ChallengeData(302, HttpHeaders.LOCATION, "/sign-in?why=away"));
    }

    boolean isOwnPath(RoutingContext http) {
        return enabled && http.normalizedPath().startsWith(PATH);
    }

    /** Two parts of Quarkus each write a redirect into the answer (quarkus#30011), and Safari goes to both addresses joined. */
    private static void leadOnce(RoutingContext http) {
        http.addHeadersEndHandler(written -> {
            var headers = http.response().headers();
            if (headers.contains(HttpHeaders.LOCATION)) {
                headers.set(HttpHeaders.LOCATION, headers.get(HttpHeaders.LOCATION));
            }
        });
    }

    private Uni<SecurityIdentity> admit(RoutingContext http, SecurityIdentity known) {
        var name = known.getPrincipal().getName();
        var who = new Origin(name, hasToken(http) ? Way.TOKEN : Way.SSO, Origin.address(http));
        var role = Arrays.stream(Role.values())
                .filter(one -> known.getRoles().contains(one.text()))
                .max(Comparator.naturalOrder());
        if (role.isEmpty()) {
            return refuse(http, who, Why.NO_ROLE);
        }
        return users.find(name)
                .chain(account ->
                        account.filter(a -> a.passwordHash().isPresent()).isPresent()
                                ? refuse(http, who, Why.NAME_TAKEN)
                                : remember(account.map(Users.Account::user), name, role.get())
                                        .call(user -> hasToken(http)
                                                ? log.signedIn(who)
                                                : Uni.createFrom().voidItem())
                                        .map(user -> user.identity(known)));
    }

    /** So that alarms can be given to whoever has been here. */
    private Uni<User> remember(Optional<User> before, String name, Role role) {
        return before.filter(user -> user.role() == role)
                .map(user -> Uni.createFrom().item(user))
                .orElseGet(() -> users.remember(name, role));
    }

    private enum Why {
        NO_ROLE("has none of the roles admin, officer, viewer"),
        NAME_TAKEN("has the name of a user with a password here");

        private final String text;

        Why(String text) {
            this.text = text;
        }
    }

    private Uni<SecurityIdentity> refuse(RoutingContext http, Origin who, Why why) {
        RuntimeException refusal = isOwnPath(http)
                ? new AuthenticationRedirectException(
                        "/sign-in?why=" + why.name().toLowerCase(Locale.ROOT))
                : new AuthenticationFailedException(who.actor() + " " + why.text);
        return isOwnPath(http) || hasToken(http)
                ? log.refused(who, why.text).chain(() -> Uni.createFrom().failure(refusal))
                : Uni.createFrom().failure(refusal);
    }

    private RuntimeException away(RoutingContext http, Throwable failure) {
        LOG.warnf("The provider of single sign-on can't be asked: %s", failure.getMessage());
        return isOwnPath(http)
                ? new AuthenticationRedirectException("/sign-in?why=away")
                : new AuthenticationFailedException(failure);
    }

    private static boolean hasToken(RoutingContext http) {
        var authorization = http.request().getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private static boolean hasSession(RoutingContext http) {
        return !http.request().headers().contains(HttpHeaders.AUTHORIZATION)
                && http.request().cookies().stream().anyMatch(c -> c.getName().startsWith(COOKIE));
    }
}
