package health.vigil.custody.manifest;

import health.vigil.web.Fault;
import health.vigil.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong with what somebody wrote, gathered to be told at once. */
final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    void add(String path, String reason) {
        faults.add(new Fault(path, reason));
    }

    /** What it makes; empty, with a fault, where that refuses. */
    <T> Optional<T> making(String path, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (IllegalArgumentException e) {
            add(path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A word out of a set; empty where it is absent, or unknown, which is a fault. */
    <T> Optional<T> word(String path, @Nullable String text, Function<String, Optional<T>> known, String words) {
        var found = Optional.ofNullable(text).flatMap(known);
        if (text != null && found.isEmpty()) {
            add(path, "'" + text + "' is not " + words);
        }
        return found;
    }

    /** So that it fits on the page. */
    void notLongerThan(int most, String path, @Nullable String text) {
        if (text != null && text.length() > most) {
            add(path, "is longer than " + most + " characters");
        }
    }

    /** A text that must be there. */
    Optional<String> text(String path, @Nullable String text) {
        if (text == null || text.isBlank()) {
            add(path, "is missing");
            return Optional.empty();
        }
        return Optional.of(text.strip());
    }

    void throwAny() {
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(faults);
        }
    }

    static HttpProblem of(String path, String reason) {
        return Problems.unprocessable(List.of(new Fault(path, reason)));
    }
}
