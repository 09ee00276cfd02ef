package health.vigil.simulator.receive;

/** What the check of a signature showed. */
sealed interface Proof {

    /** @param words what was found, for people */
    record Good(String words) implements Proof {}

    /** @param reason why the message can't be trusted */
    record Bad(String reason) implements Proof {}
}
