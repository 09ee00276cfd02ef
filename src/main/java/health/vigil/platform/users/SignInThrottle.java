package health.vigil.platform.users;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows the guessing of passwords: after {@value #FREE_FAILURES} failures of one user from one address each further
 * failure doubles the wait, up to {@link #LONGEST_WAIT}. Forgets after {@link #MEMORY}, and beyond
 * {@value #CAPACITY} entries the one untouched longest.
 */
@ApplicationScoped
class SignInThrottle {
    static final int FREE_FAILURES = 5;
    static final int CAPACITY = 10_000;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final Duration MEMORY = Duration.ofMinutes(30);

    /** The attribute of a refusal that carries how long to wait, in whole seconds. */
    static final String WAIT_SECONDS = "vigil.wait-seconds";

    /** One user as tried from one address. */
    record Source(String username, String address) {
        private static final int LONGEST_NAME = 128;

        Source {
            if (username.length() > LONGEST_NAME) {
                username = username.substring(0, LONGEST_NAME);
            }
        }
    }

    private record Failures(int count, Instant last) {
        Instant openAt() {
            int doublings = count - FREE_FAILURES;
            if (doublings < 0) {
                return last;
            }
            var wait = Duration.ofSeconds(1L << Math.min(doublings, 20));
            return last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }

    private final Clock clock;
    private final Map<Source, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Failures> eldest) {
            return size() > CAPACITY;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this source has to wait until it may try again; zero if it may now. */
    synchronized Duration wait(Source source) {
        var past = failures.get(source);
        var now = clock.instant();
        if (past == null) {
            return Duration.ZERO;
        }
        if (past.last().plus(MEMORY).isBefore(now)) {
            failures.remove(source);
            return Duration.ZERO;
        }
        var left = Duration.between(now, past.openAt());
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(Source source) {
        failures.merge(
                source, new Failures(1, clock.instant()), (past, one) -> new Failures(past.count() + 1, one.last()));
    }

    synchronized void succeeded(Source source) {
        failures.remove(source);
    }
}
