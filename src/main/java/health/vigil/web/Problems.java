package health.vigil.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The problems (RFC 9457) that resources answer with, to be thrown. */
public final class Problems {
    private static final int UNPROCESSABLE_CONTENT = 422;

    private Problems() {}

    public static HttpProblem badRequest(String detail) {
        return HttpProblem.valueOf(Response.Status.BAD_REQUEST, detail);
    }

    public static HttpProblem notFound(String detail) {
        return HttpProblem.valueOf(Response.Status.NOT_FOUND, detail);
    }

    public static HttpProblem conflict(String detail) {
        return HttpProblem.valueOf(Response.Status.CONFLICT, detail);
    }

    /** Well-formed, but wrong in what it says; all faults at once, in {@code errors}. */
    public static HttpProblem unprocessable(List<Fault> faults) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE_CONTENT)
                .withTitle("Unprocessable Content")
                .withDetail("Nothing was changed: %d error%s found, see errors"
                        .formatted(faults.size(), faults.size() == 1 ? "" : "s"))
                .with("errors", faults)
                .build();
    }
}
