package health.vigil.platform.users;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Refuses to start where nobody could sign in. */
class SignInCheck {
    void check(@Observes StartupEvent start, SignInConfig passwords, SingleSignOnConfig sso) {
        if (!passwords.passwords() && !sso.enabled()) {
            throw new IllegalStateException("Nobody could sign in: vigil.sign-in.passwords and vigil.sso.enabled"
                    + " are both false; set one of them to true");
        }
    }
}
