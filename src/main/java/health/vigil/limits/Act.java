package health.vigil.limits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who does something to a rule, when and why. */
record Act(String by, Instant at, @Nullable String why) {}
