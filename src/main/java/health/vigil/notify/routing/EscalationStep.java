package health.vigil.notify.routing;

import health.vigil.registry.Level;
import health.vigil.rules.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of an escalation.
 *
 * @param level of the departments and governments that it tells
 * @param after how long it waits, by priority; one that is missing skips the step
 */
record EscalationStep(Step step, List<Whom> whom, @Nullable Level level, Map<Priority, Duration> after) {
    EscalationStep {
        whom = List.copyOf(whom);
        after = Map.copyOf(after);
    }
}
