package health.vigil.platform.users;

import health.vigil.platform.users.SecurityEvent.Way;
import health.vigil.platform.users.SignInThrottle.Source;
import health.vigil.platform.users.Users.Account;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Knows a user by name and password, from the sign-in form or HTTP Basic. */
@ApplicationScoped
class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private final Users users;
    private final SignInThrottle throttle;
    private final SecurityLog log;

    PasswordIdentityProvider(Users users, SignInThrottle throttle, SecurityLog log) {
        this.users = users;
        this.throttle = throttle;
        this.log = log;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        var who = origin(request);
        var source = new Source(request.getUsername(), who.address());
        var wait = throttle.wait(source);
        if (!wait.isZero()) {
            return Uni.createFrom().failure(tooMany(wait));
        }
        var password = new String(request.getPassword().getPassword());
        return users.find(request.getUsername())
                .chain(account -> context.runBlocking(() -> check(source, account, password)))
                .call(identity -> log.signedIn(who))
                .onFailure(AuthenticationFailedException.class)
                .call(refusal -> log.refused(who, refusal.getMessage()));
    }

    private SecurityIdentity check(Source source, Optional<Account> account, String password) {
        var hash = account.flatMap(Account::passwordHash);
        if (hash.isEmpty()) {
            Password.compareWithNobody(password);
        }
        var user = hash.filter(h -> Password.matches(password, h))
                .flatMap(h -> account)
                .map(Account::user)
                .orElseThrow(() -> refused(source));
        throttle.succeeded(source);
        return user.identity();
    }

    private AuthenticationFailedException refused(Source source) {
        throttle.failed(source);
        return new AuthenticationFailedException("Unknown user or wrong password");
    }

    private static AuthenticationFailedException tooMany(Duration wait) {
        return new AuthenticationFailedException(
                "Too many failed attempts to sign in",
                Map.of(SignInThrottle.WAIT_SECONDS, wait.plusMillis(999).toSeconds()));
    }

    private static Origin origin(UsernamePasswordAuthenticationRequest request) {
        var http = HttpSecurityUtils.getRoutingContextAttribute(request);
        boolean basic = http != null && http.request().headers().contains(HttpHeaders.AUTHORIZATION);
        return new Origin(request.getUsername(), basic ? Way.BASIC : Way.FORM, Origin.address(http));
    }
}
