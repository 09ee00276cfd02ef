package health.vigil.simulator.waste;

import java.util.Optional;

/**
 * The way of one container from the ward to its treatment.
 *
 * @param ward id of the ward's device
 * @param site id of the hospital
 * @param pickup empty if it never leaves the store
 */
record WasteJourney(Container container, String ward, String site, Times times, Weights kg, Optional<Pickup> pickup) {}
