package health.vigil.simulator.registry;

/**
 * A place with devices.
 *
 * @param jurisdiction division code of GB/T 2260, for instance 440203
 */
public record Site(String id, String name, String jurisdiction) {}
