package health.vigil.notify.routing;

import health.vigil.rules.Priority;
import java.util.List;
import java.util.Set;

/**
 * Who is told after which wait, while nobody has acted.
 *
 * @param evidence      how the waits are known; {@code ENG}: an engineering choice
 * @param calendar      id of the calendar that waits count by
 * @param roundTheClock the priorities whose waits count by the clock instead
 */
record Escalation(String evidence, String calendar, Set<Priority> roundTheClock, List<EscalationStep> steps) {
    Escalation {
        roundTheClock = Set.copyOf(roundTheClock);
        steps = List.copyOf(steps);
    }
}
