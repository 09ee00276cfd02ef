package health.vigil.limits;

/** A limit pack that must not be used; the message names file, limit and key. */
public final class InvalidLimitPackException extends RuntimeException {
    InvalidLimitPackException(String message) {
        super(message);
    }
}
