package health.vigil.alarms;

import health.vigil.web.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** What lists of alarms, and of what is out of service, are ordered by: when it began, newest first. */
record AlarmKey(Instant raisedAt, UUID id) {
    static AlarmKey of(AlarmView alarm) {
        return new AlarmKey(alarm.raisedAt(), alarm.id());
    }

    static AlarmKey parse(String text) {
        try {
            var parts = text.split(" ", 2);
            return new AlarmKey(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
        }
    }

    String text() {
        return raisedAt + " " + id;
    }

    /** To what comes after this, newest first. */
    void narrow(Conditions conditions) {
        var at = raisedAt.atOffset(ZoneOffset.UTC);
        conditions.and("a.raised_at < ? OR a.raised_at = ? AND a.id > ?", at, at, id);
    }
}
