package health.vigil.notify;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to deliver. */
sealed interface Outcome {
    /** In a word, for the log of attempts. */
    String word();

    Optional<Integer> httpStatus();

    /** The head of the answer, or what went wrong. */
    String detail();

    boolean delivered();

    /** What the recipient asked for. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** The recipient has it: 2xx. */
    record Delivered(int status, String detail) implements Outcome {
        @Override
        public String word() {
            return "delivered";
        }

        @Override
        public Optional<Integer> httpStatus() {
            return Optional.of(status);
        }

        @Override
        public boolean delivered() {
            return true;
        }
    }

    /** The recipient answered anything else; redirects are not followed. */
    record Refused(int status, String detail, @Nullable Duration asked) implements Outcome {
        @Override
        public String word() {
            return status / 100 == 3 ? "redirected" : "refused";
        }

        @Override
        public Optional<Integer> httpStatus() {
            return Optional.of(status);
        }

        @Override
        public boolean delivered() {
            return false;
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(asked);
        }
    }

    /** There was no answer, or not in time. */
    record Unreachable(String word, String detail) implements Outcome {
        @Override
        public Optional<Integer> httpStatus() {
            return Optional.empty();
        }

        @Override
        public boolean delivered() {
            return false;
        }
    }
}
