package health.vigil.registry;

import health.vigil.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** The division, with all below it, that a request is about. */
public final class AskedDivision {
    private AskedDivision() {}

    /**
     * The leading digits that it shares with all below it.
     *
     * @throws HttpProblem 400 for what is no code by GB/T 2260
     */
    public static String prefix(String jurisdiction) {
        return DivisionCode.of(jurisdiction)
                .orElseThrow(() -> Problems.badRequest("jurisdiction: '" + jurisdiction + "' is not a GB/T 2260 code"))
                .prefix();
    }
}
