package health.vigil.platform.users;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the user that reads the metrics, where its password is set: then Prometheus needs nobody to make one. */
class MetricsUser {
    static final String USERNAME = "metrics";
    private static final Logger LOG = Logger.getLogger(MetricsUser.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Users users;
    private final SignInConfig signIn;
    private final Optional<String> password;

    MetricsUser(
            Users users,
            SignInConfig signIn,
            @ConfigProperty(name = "vigil.metrics.password") Optional<String> password) {
        this.users = users;
        this.signIn = signIn;
        this.password = password;
    }

    /** After the first administrator, who is only made while there is no user at all. */
    void create(@Observes @Priority(10_000) StartupEvent start) {
        password.ifPresent(it -> {
            if (!Password.acceptable(it, signIn.passwordKinds())) {
                throw new IllegalArgumentException(
                        "vigil.metrics.password must have " + Password.rule(signIn.passwordKinds()));
            }
            if (users.add(USERNAME, Role.VIEWER, Password.hash(it), Origin.SERVICE)
                    .await()
                    .atMost(PATIENCE)
                    .isPresent()) {
                LOG.infof("User %s made, a viewer, password as set", USERNAME);
            }
        });
    }
}
