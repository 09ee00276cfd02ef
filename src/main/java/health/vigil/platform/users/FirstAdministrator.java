package health.vigil.platform.users;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes the first user, so that there is someone to sign in as. */
class FirstAdministrator {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
    private static final String USERNAME = "admin";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Users users;
    private final AdminConfig config;
    private final SignInConfig signIn;

    FirstAdministrator(Users users, AdminConfig config, SignInConfig signIn) {
        this.users = users;
        this.config = config;
        this.signIn = signIn;
    }

    void create(@Observes StartupEvent start) {
        if (!users.isEmpty().await().atMost(PATIENCE)) {
            return;
        }
        var password = config.password().orElseGet(Password::generate);
        if (config.password().isPresent() && !Password.acceptable(password, signIn.passwordKinds())) {
            throw new IllegalArgumentException(
                    "vigil.admin.password must have " + Password.rule(signIn.passwordKinds()));
        }
        if (users.addFirst(USERNAME, Password.hash(password)).await().atMost(PATIENCE)) {
            announce(password);
        }
    }

    private void announce(String password) {
        config.passwordFile().ifPresent(file -> write(file, password));
        if (config.passwordFile().isPresent()) {
            LOG.infof(
                    "First administrator: user %s, password in %s",
                    USERNAME, config.passwordFile().get());
        } else if (config.password().isPresent()) {
            LOG.infof("First administrator: user %s, password as set", USERNAME);
        } else {
            LOG.infof("First administrator: user %s, password %s (shown this once)", USERNAME, password);
        }
    }

    private static void write(Path file, String password) {
        try {
            SecretFile.replace(file, "username: " + USERNAME + "\npassword: " + password);
        } catch (IOException e) {
            throw new UncheckedIOException("vigil.admin.password-file " + file + " can't be written", e);
        }
    }
}
