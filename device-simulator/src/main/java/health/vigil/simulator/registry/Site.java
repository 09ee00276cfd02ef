package health.vigil.simulator.registry;

import java.util.Optional;

/**
 * A place with devices.
 *
 * @param jurisdiction division code of GB/T 2260, for instance 440203
 * @param latitude WGS-84, degrees
 * @param longitude WGS-84, degrees
 */
public record Site(
        String id, String name, String jurisdiction, Optional<Double> latitude, Optional<Double> longitude) {}
