package health.vigil.simulator.receive;

/** What the receiver makes of a request. */
sealed interface Verdict {

    /** A notification that is new. */
    record Accepted(Notification notification) implements Verdict {}

    /** A notification that came before, told apart by its webhook-id. */
    record Repeated(String id) implements Verdict {}

    /** No valid signature: wrong secret, changed body, or too old. */
    record Forged(String reason) implements Verdict {}

    /** Signed well, but not a CloudEvent. */
    record Unreadable(String reason) implements Verdict {}
}
