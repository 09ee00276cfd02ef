package health.vigil.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.registry.DivisionCode;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new local rule as people write it.
 *
 * @param jurisdiction whose rule it is and where it binds
 * @param standard     name of the local document
 * @param entry        the limit as a pack has it; its id begins with {@code local-}, the jurisdiction and a dot
 */
record LocalRuleDraft(
        @Nullable String jurisdiction,
        @Nullable String standard,
        @Nullable String edition,
        @Nullable ObjectNode entry) {

    /** A draft that lacks nothing; its limit is not checked yet. */
    record Complete(LimitVersion.Local local, ObjectNode entry) {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when something is missing */
    Complete complete() {
        var faults = new ArrayList<Fault>();
        var of = text("jurisdiction", jurisdiction, faults);
        if (!of.isEmpty() && DivisionCode.of(of).isEmpty()) {
            faults.add(new Fault("jurisdiction", "'" + of + "' is not a GB/T 2260 code"));
        }
        var local = new LimitVersion.Local(of, text("standard", standard, faults), text("edition", edition, faults));
        if (entry == null) {
            faults.add(new Fault("entry", "is missing: the limit as a pack has it"));
        }
        if (entry == null || !faults.isEmpty()) {
            throw Problems.unprocessable(faults);
        }
        return new Complete(local, entry);
    }

    private static String text(String key, @Nullable String value, List<Fault> faults) {
        if (value == null || value.isBlank()) {
            faults.add(new Fault(key, "is missing"));
            return "";
        }
        return value;
    }
}
