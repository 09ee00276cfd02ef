package health.vigil.platform.users;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.Map;
import org.jose4j.lang.JoseException;

/** A provider of single sign-on for the tests, handed to the field {@code provider} of the test. */
public class ProviderResource implements QuarkusTestResourceLifecycleManager {
    private Provider provider;

    @Override
    public Map<String, String> start() {
        try {
            provider = new Provider();
        } catch (IOException | JoseException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "vigil.sso.enabled",
                "true",
                "vigil.sso.issuer",
                provider.issuer(),
                "vigil.sso.client-id",
                Provider.CLIENT,
                "vigil.sso.client-secret",
                Provider.SECRET,
                "quarkus.http.auth.session.encryption-key",
                "a key of the tests, which is long enough");
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(provider, new TestInjector.MatchesType(Provider.class));
    }

    @Override
    public void stop() {
        provider.close();
    }
}
