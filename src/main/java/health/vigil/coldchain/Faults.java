package health.vigil.coldchain;

import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is wrong with what was sent, told at once. */
final class Faults {
    private static final int LONGEST_TEXT = 2000;

    private final List<Fault> faults = new ArrayList<>();

    void add(String path, String reason) {
        faults.add(new Fault(path, reason));
    }

    void when(boolean wrong, String path, String reason) {
        if (wrong) {
            add(path, reason);
        }
    }

    /** Something must be there. */
    void required(String path, @Nullable Object value) {
        when(value == null || value instanceof String text && text.isBlank(), path, "is missing");
    }

    /** A text that may be absent. */
    void text(String path, @Nullable String value) {
        when(value != null && value.length() > LONGEST_TEXT, path, "is longer than " + LONGEST_TEXT + " characters");
    }

    void requiredText(String path, @Nullable String value) {
        required(path, value);
        text(path, value);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422, if anything is wrong */
    void refuse() {
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(faults);
        }
    }
}
