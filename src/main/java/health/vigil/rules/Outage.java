package health.vigil.rules;

/**
 * Many devices fall silent at once, for one reason.
 *
 * @param cause what they have in common
 * @param least from how many devices on it is one outage and not many
 */
public record Outage(Cause cause, int least) implements Condition {
    /** What silent devices have in common. */
    public enum Cause {
        /** They report through one gateway. */
        GATEWAY,
        /** They stand at one site, and one of them has reported that the mains failed. */
        POWER,
        /** They stand at one site, and none of it is heard any more. */
        SITE
    }

    public Outage {
        if (least < 2) {
            throw new IllegalArgumentException(
                    "outage: one device alone is silence; at least 2 are needed, not " + least);
        }
    }
}
