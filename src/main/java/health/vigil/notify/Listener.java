package health.vigil.notify;

import health.vigil.notify.routing.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of an alarm.
 *
 * @param call  by which step of which route; absent for a subscriber
 * @param after how long after the alarm was first told
 * @param due   when that is, if it was first told at the moment asked for
 */
record Listener(Recipient recipient, @Nullable Call call, Duration after, Instant due) {
    Listener dueAt(Instant at) {
        return new Listener(recipient, call, after, at);
    }

    /** The step's id, as it is kept with the notification. */
    Optional<String> step() {
        return Optional.ofNullable(call).map(by -> by.step().id());
    }
}
