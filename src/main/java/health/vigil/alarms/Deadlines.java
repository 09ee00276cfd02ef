package health.vigil.alarms;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** The statutory clocks that may run because of an alarm. Read at start, so that a wrong file stops that. */
@Startup
@ApplicationScoped
class Deadlines {
    private final List<Deadline> deadlines = DeadlineFile.shipped();
    private final Clock clock;

    Deadlines(Clock clock) {
        this.clock = clock;
    }

    List<Deadline.OnAlarm> of(AlarmView alarm) {
        var now = clock.instant();
        return deadlines.stream()
                .filter(deadline -> deadline.concerns(alarm))
                .map(deadline -> deadline.on(alarm, now))
                .toList();
    }
}
