package health.vigil.custody;

import health.vigil.web.Problems;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where a page of containers ended: the time that they are listed by, and the id. */
record ContainerKey(Instant at, String id) {
    String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + " " + id;
    }

    static ContainerKey parse(String text) {
        var space = text.indexOf(' ');
        try {
            var at = Instant.EPOCH.plus(Long.parseLong(text.substring(0, Math.max(0, space))), ChronoUnit.MICROS);
            return new ContainerKey(at, text.substring(space + 1));
        } catch (NumberFormatException e) {
            throw Problems.badRequest("cursor: not one of ours; send next_cursor of the page before, or none");
        }
    }
}
