package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next step of an alarm's escalation 升级.
 *
 * @param dueAt absent while the wait is stopped: the alarm is acknowledged or set aside
 * @param to    who will be told then
 */
@JsonInclude
public record NextStep(
        String step, String name, String nameEn, @Nullable Instant dueAt, List<Delivery.RecipientRef> to) {}
