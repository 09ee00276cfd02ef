package health.vigil.simulator.waste;

import java.time.Instant;
import java.util.List;

/** Something that goes wrong between the ward and the plant; {@link Instant#MAX} where it never ends. */
public sealed interface Mishap {

    /**
     * A container is collected from a ward and never reaches the store.
     *
     * @param ward id of the ward's device
     * @param packed when it is packed
     * @param reported when its loss is reported
     */
    record LostContainer(String ward, String container, Instant packed, Instant reported) implements Mishap {}

    /** A container that arrives at the plant with less in it than left the hospital. */
    record LighterContainer(String ward, String container, Instant packed, double missingKg) implements Mishap {
        public LighterContainer {
            if (!(missingKg > 0 && missingKg < Weights.SCRIPTED_KG)) {
                throw new IllegalArgumentException("the missing weight must be above 0 and below " + Weights.SCRIPTED_KG
                        + " kg, not " + missingKg);
            }
        }
    }

    /**
     * A container that stays in a store for long, whatever vehicles come; the store's device reports all of its way.
     *
     * @param store id of the store's device
     */
    record OverdueContainer(String store, String container, Instant stored, Instant handedOver) implements Mishap {}

    /** Rounds that start in this span leave a store out. */
    record LatePickup(String site, Instant from, Instant to) implements Mishap {}

    /**
     * An additional round on which the loaded vehicle leaves its line and stops with its box open.
     *
     * @param containers what it is sent for, one at each store at which it calls
     */
    record Detour(String vehicle, Instant start, List<String> containers) implements Mishap {
        public Detour {
            containers = List.copyOf(containers);
        }
    }

    /** The plant treats nothing in this span. */
    record PlantBacklog(String plant, Instant from, Instant to) implements Mishap {}
}
