package health.vigil.platform.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.OffsetDateTime;

/** A person or tool that may sign in. */
record User(String username, Role role, SignIn signIn, OffsetDateTime createdAt) {
    /** Where the user proves who it is. */
    enum SignIn {
        @JsonProperty("password")
        PASSWORD,
        @JsonProperty("sso")
        SSO
    }

    SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(username))
                .addRoles(role.granted())
                .build();
    }

    /** The same person with the role that counts here, and what the provider told besides. */
    SecurityIdentity identity(SecurityIdentity provided) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(provided.getPrincipal())
                .addCredentials(provided.getCredentials())
                .addAttributes(provided.getAttributes())
                .addRoles(role.granted())
                .build();
    }
}
