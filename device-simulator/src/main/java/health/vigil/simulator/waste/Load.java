package health.vigil.simulator.waste;

/** A container for which a vehicle is sent. */
record Load(String container, Pickup pickup) {}
