package health.vigil.notify.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to deliver. */
public sealed interface Outcome {
    /** In a word, for the log of attempts. */
    String word();

    Optional<Integer> httpStatus();

    /** The head of the answer, or what went wrong. */
    String detail();

    boolean delivered();

    /** It says nothing about other messages to the same recipient: this one is what is not accepted. */
    default boolean isAboutTheMessage() {
        return false;
    }

    /** The recipient says that it is there no longer. */
    default boolean isGone() {
        return false;
    }

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

    /** The recipient answered anything else, or with a 2xx whose body says no; redirects are not followed. */
    record Refused(int status, String detail, @Nullable Duration asked) implements Outcome {
        private static final int GONE = 410;
        /** Bad request, conflict, too large, unsupported media type, unprocessable. */
        private static final Set<Integer> ABOUT_THE_MESSAGE = Set.of(400, 409, 413, 415, 422);

        @Override
        public boolean isAboutTheMessage() {
            return ABOUT_THE_MESSAGE.contains(status);
        }

        @Override
        public boolean isGone() {
            return status == GONE;
        }

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
