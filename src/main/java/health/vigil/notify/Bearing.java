package health.vigil.notify;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one recipient did in a row of attempts.
 *
 * @param succeeded at least once
 * @param failed    since its last success
 * @param failures  of the recipient itself since its last success; a message that it does not accept is none
 * @param rest      how long to leave it alone if it has failed too often
 */
record Bearing(
        UUID recipient,
        boolean succeeded,
        boolean failed,
        int failures,
        boolean gone,
        @Nullable String error,
        Duration rest) {

    /** @param results in the order in which they came */
    static Collection<Bearing> of(List<Result> results) {
        Map<UUID, Bearing> bearings = new LinkedHashMap<>();
        for (var result : results) {
            var recipient = result.notification().recipient();
            var before = bearings.getOrDefault(
                    recipient, new Bearing(recipient, false, false, 0, false, null, Duration.ZERO));
            bearings.put(recipient, before.and(result));
        }
        return bearings.values();
    }

    private Bearing and(Result result) {
        var outcome = result.outcome();
        if (outcome.delivered()) {
            return new Bearing(recipient, true, false, 0, false, null, Duration.ZERO);
        }
        return new Bearing(
                recipient,
                succeeded,
                true,
                failures + (outcome.isAboutTheMessage() ? 0 : 1),
                gone || outcome.isGone(),
                outcome.httpStatus().map(status -> status + " ").orElse("") + outcome.word() + ": " + outcome.detail(),
                rest.compareTo(result.rest()) > 0 ? rest : result.rest());
    }
}
