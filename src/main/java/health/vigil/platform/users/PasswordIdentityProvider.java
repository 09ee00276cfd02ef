package health.vigil.platform.users;

import health.vigil.platform.users.SignInThrottle.Source;
import health.vigil.platform.users.Users.Account;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Knows a user by name and password, from the sign-in form or HTTP Basic. */
@ApplicationScoped
class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private static final Logger LOG = Logger.getLogger(PasswordIdentityProvider.class);

    private final Users users;
    private final SignInThrottle throttle;

    PasswordIdentityProvider(Users users, SignInThrottle throttle) {
        this.users = users;
        this.throttle = throttle;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        var source = new Source(request.getUsername(), address(request));
        var wait = throttle.wait(source);
        if (!wait.isZero()) {
            return Uni.createFrom().failure(tooMany(wait));
        }
        var password = new String(request.getPassword().getPassword());
        return users.find(request.getUsername())
                .chain(account -> context.runBlocking(() -> check(source, account, password)));
    }

    private SecurityIdentity check(Source source, Optional<Account> account, String password) {
        if (account.isEmpty()) {
            Password.compareWithNobody(password);
        }
        var user = account.filter(a -> Password.matches(password, a.passwordHash()))
                .map(Account::user)
                .orElseThrow(() -> refused(source));
        throttle.succeeded(source);
        return user.identity();
    }

    private AuthenticationFailedException refused(Source source) {
        throttle.failed(source);
        LOG.warnf("Sign-in refused for user %s from %s", printable(source.username()), source.address());
        return new AuthenticationFailedException("Unknown user or wrong password");
    }

    private static AuthenticationFailedException tooMany(Duration wait) {
        return new AuthenticationFailedException(
                "Too many failed attempts to sign in",
                Map.of(SignInThrottle.WAIT_SECONDS, wait.plusMillis(999).toSeconds()));
    }

    /** A name could forge a line of the log. */
    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static String address(UsernamePasswordAuthenticationRequest request) {
        var http = HttpSecurityUtils.getRoutingContextAttribute(request);
        return http == null || http.request().remoteAddress() == null
                ? "local"
                : http.request().remoteAddress().hostAddress();
    }
}
