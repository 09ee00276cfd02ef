package health.vigil.platform.users;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.OffsetDateTime;

/** A person or tool that may sign in. */
record User(String username, Role role, OffsetDateTime createdAt) {
    SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(username))
                .addRoles(role.granted())
                .build();
    }
}
