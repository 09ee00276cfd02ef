package health.vigil.platform.users;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Single sign-on by OpenID Connect. {@code application.properties} hands these on to Quarkus, which speaks the protocol. */
@ConfigMapping(prefix = "vigil.sso")
interface SingleSignOnConfig {
    @WithDefault("false")
    boolean enabled();

    /** The provider's address, below which {@code /.well-known/openid-configuration} is found. */
    Optional<String> issuer();

    /** Our client at the provider, and the audience of tokens for us. */
    @WithDefault("vigil")
    String clientId();

    Optional<String> clientSecret();

    /** Path of the claim with the roles. */
    @WithDefault("roles")
    String rolesClaim();

    /** The claim that names the user. */
    @WithDefault("preferred_username")
    String nameClaim();

    /** Asked for besides {@code openid}. */
    @WithDefault("profile")
    String scopes();
}
