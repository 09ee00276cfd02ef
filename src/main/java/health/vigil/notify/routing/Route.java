package health.vigil.notify.routing;

import java.util.List;

/**
 * One row of a routing table.
 *
 * @param task of the document
 * @param lead keys of the departments that lead, in the document's order
 * @param co   keys of those that take part, in the document's order
 */
record Route(String id, String task, SubjectFilter subject, List<String> lead, List<String> co) {
    Route {
        lead = List.copyOf(lead);
        co = List.copyOf(co);
    }
}
