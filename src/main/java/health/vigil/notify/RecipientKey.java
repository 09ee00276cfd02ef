package health.vigil.notify;

import health.vigil.web.Problems;
import java.util.UUID;

/** What the list of recipients is ordered by. */
record RecipientKey(UUID id, String name) {
    static RecipientKey of(RecipientEntity recipient) {
        return new RecipientKey(recipient.id, recipient.name);
    }

    static RecipientKey parse(String text) {
        try {
            var parts = text.split(" ", 2);
            return new RecipientKey(UUID.fromString(parts[0]), parts.length > 1 ? parts[1] : "");
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
        }
    }

    String text() {
        return id + " " + name;
    }
}
