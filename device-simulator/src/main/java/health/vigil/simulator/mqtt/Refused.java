package health.vigil.simulator.mqtt;

/** The broker acknowledged a message with a reason code that means it did not take it. */
final class Refused extends RuntimeException {

    private Refused(Throwable cause) {
        super("the broker refused a message: " + cause.getMessage(), cause);
    }

    static void rethrow(Throwable cause) {
        throw new Refused(cause);
    }
}
