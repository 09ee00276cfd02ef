package health.vigil.limits;

/** A limit pack that must not be used; the message names file, limit and key. */
public final class InvalidLimitPackException extends RuntimeException {
    private final String problem;

    InvalidLimitPackException(String message) {
        this("", message);
    }

    /** @param place file and limit, as the message begins */
    InvalidLimitPackException(String place, String problem) {
        super(place + problem);
        this.problem = problem;
    }

    /** The message without file and limit: the key, if it is about one, and what is wrong. */
    String problem() {
        return problem;
    }
}
