package health.vigil.platform.users;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The first administrator, made at start while there is no user at all. */
@ConfigMapping(prefix = "vigil.admin")
interface AdminConfig {
    /** Its password; generated if absent. At least 12 characters. */
    Optional<String> password();

    /** Where a generated password is written instead of being printed. */
    Optional<Path> passwordFile();
}
