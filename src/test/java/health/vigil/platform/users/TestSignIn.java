package health.vigil.platform.users;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.test.security.FallbackTestHttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/** Lets {@code @TestSecurity} in where a test has it, which the one real mechanism hides; all else is the real one's. */
@Alternative
@Priority(2)
@ApplicationScoped
class TestSignIn implements HttpAuthenticationMechanism {
    private final FallbackTestHttpAuthenticationMechanism test;
    private final SignInMechanism real;

    TestSignIn(FallbackTestHttpAuthenticationMechanism test, SignInMechanism real) {
        this.test = test;
        this.real = real;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager identities) {
        return test.authenticate(http, identities)
                .onItem()
                .ifNull()
                .switchTo(() -> real.authenticate(http, identities));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return real.getChallenge(http);
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext http) {
        return real.sendChallenge(http);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return real.getCredentialTypes();
    }
}
