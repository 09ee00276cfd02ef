package health.vigil.web;

import org.jspecify.annotations.Nullable;

/** A parameter that is true, false or absent. */
public final class Truth {
    private Truth() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for any other word, which would else count as false */
    public static @Nullable Boolean of(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.badRequest(parameter + ": '" + text + "' is neither true nor false");
        };
    }
}
