package health.vigil.reports.scoring;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Whose table of scores is used. */
@ConfigMapping(prefix = "vigil.scoring")
interface ScoringConfig {
    /** The table of the province, YAML; the shipped example when absent. */
    Optional<Path> file();
}
