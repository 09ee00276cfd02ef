package health.vigil.custody.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a custody event tells. Events of the same instant are taken in this order. */
public enum Step {
    GENERATED(0),
    PACKED(1),
    COLLECTED(2),
    STORED(3),
    HANDED_OVER(4),
    IN_TRANSIT(5),
    ARRIVED(6),
    ACCEPTED(7),
    REJECTED(7),
    PLANT_STORED(8),
    TREATED(9),
    CLOSED(10),
    RETURNED(Step.BESIDE),
    SEAL_BROKEN(Step.BESIDE),
    LEAKED(Step.BESIDE),
    LOST(Step.BESIDE),
    FOUND(Step.BESIDE),
    EXEMPTED(Step.BESIDE);

    /** Nobody may leave these out: what comes later proves that they happened. */
    static final List<Step> REQUIRED =
            List.of(PACKED, COLLECTED, STORED, HANDED_OVER, IN_TRANSIT, ARRIVED, ACCEPTED, TREATED);

    private static final int BESIDE = -1;
    private static final String PREFIX = "container.";

    private final int rank;

    Step(int rank) {
        this.rank = rank;
    }

    /** How far along the way it is; only for steps {@link #onTheWay}. */
    int rank() {
        return rank;
    }

    /** From the ward to the treatment, and not an incident on the way. */
    boolean onTheWay() {
        return rank != BESIDE;
    }

    /** The container is no longer in the institution after it. */
    boolean leaves() {
        return rank >= HANDED_OVER.rank || this == EXEMPTED;
    }

    /** As in the type of the event, without {@code container.}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of its event, for instance {@code container.stored}. */
    public String type() {
        return PREFIX + text();
    }

    public static Optional<Step> ofType(String type) {
        return Arrays.stream(values()).filter(step -> step.type().equals(type)).findFirst();
    }
}
