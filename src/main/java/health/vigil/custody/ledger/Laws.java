package health.vigil.custody.ledger;

import health.vigil.calendar.WorkingCalendar;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the ledger is judged by, besides the events. */
public interface Laws {
    /** All editions of the rules of one kind that bind a device. */
    List<Rule> of(String device, ProcessCheck.Kind kind);

    WorkingCalendar calendar();

    /** How long a trip is meant to take, where its departure said so. */
    Optional<Duration> planned(String trip);
}
