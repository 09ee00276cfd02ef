package health.vigil.platform.users;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Which ways lead in. */
@ConfigMapping(prefix = "vigil.sign-in")
interface SignInConfig {
    /** Whether users of this service may sign in with their passwords, by form and HTTP Basic. */
    @WithDefault("true")
    boolean passwords();

    /** A session of the form ends when it was not used for so long. */
    @WithDefault("PT12H")
    Duration idle();

    /** Kinds of signs that a password must hold at least: small letters, capitals, digits, others. */
    @WithName("password-kinds")
    @WithDefault("1")
    int passwordKinds();
}
