package health.vigil.custody.manifest;

import health.vigil.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What only one manifest can have, as the database guards it. */
enum Taken {
    NUMBER("manifest_number", "There is a manifest of this number already"),
    PAPER_NUMBER("manifest_paper_number", "There is a manifest of this paper number already"),
    TRIP(
            "manifest_of_trip",
            "This consignor has a manifest for this trip of the vehicle already; several kinds of waste share one");

    private final String constraint;
    private final String reason;

    Taken(String constraint, String reason) {
        this.constraint = constraint;
        this.reason = reason;
    }

    static boolean isOne(Throwable failure) {
        return of(failure).isPresent();
    }

    static HttpProblem problem(Throwable failure) {
        return Problems.conflict(of(failure).orElseThrow().reason);
    }

    private static Optional<Taken> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
                .flatMap(message ->
                        Arrays.stream(values()).filter(taken -> message.contains('"' + taken.constraint + '"')))
                .findFirst();
    }
}
