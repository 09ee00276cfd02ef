package health.vigil.custody.ledger;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a container is in its life. */
public enum ContainerState {
    GENERATED,
    PACKED,
    COLLECTED,
    STORED,
    HANDED_OVER,
    IN_TRANSIT,
    ARRIVED,
    ACCEPTED,
    REJECTED,
    PLANT_STORED,
    TREATED,
    CLOSED,
    RETURNED,
    LOST,
    EXEMPT;

    private static final Set<ContainerState> ENDS = EnumSet.of(TREATED, CLOSED, EXEMPT);

    /** Somebody still has to answer for it. */
    public boolean isOpen() {
        return !ENDS.contains(this);
    }

    /** As in the API and the store, for instance {@code handed_over}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state after a step on the way. */
    static ContainerState after(Step step) {
        return valueOf(step.name());
    }
}
