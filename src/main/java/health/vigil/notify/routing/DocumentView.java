package health.vigil.notify.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.web.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A routing set or calendar as the API tells it.
 *
 * @param state    {@code imported}, or {@code shipped}: nobody has imported it, so a set has no effect
 * @param inForce  of sets: whether somebody is told by it today
 * @param warnings what should be seen to
 * @param faults   why it can no longer be used; empty as a rule
 * @param document its keys; in lists only those at its head
 * @param imports  who imported it and when, the newest first; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
        String id,
        String state,
        @Nullable Boolean inForce,
        @Nullable Long version,
        @Nullable Instant importedAt,
        @Nullable String importedBy,
        List<String> warnings,
        List<Fault> faults,
        @Nullable JsonNode document,
        @Nullable List<Document.Import> imports) {
    DocumentView with(List<Document.Import> imports) {
        return new DocumentView(
                id, state, inForce, version, importedAt, importedBy, warnings, faults, document, imports);
    }
}
