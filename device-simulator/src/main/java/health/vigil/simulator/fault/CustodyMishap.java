package health.vigil.simulator.fault;

import health.vigil.simulator.registry.Device;
import health.vigil.simulator.waste.Mishap;

/** Something that goes wrong with the waste: it shows in what the ward, the store, the vehicle and the plant report. */
record CustodyMishap(Mishap mishap) implements Fault {

    /** @throws IllegalArgumentException if the device of the scenario line is no such place */
    static void require(FaultKind fault, Device device, String samplingPoint) {
        if (!device.samplingPoint().equals(samplingPoint)) {
            throw new IllegalArgumentException("the fault %s needs a device at the sampling point %s; %s is at %s"
                    .formatted(fault, samplingPoint, device.id(), device.samplingPoint()));
        }
    }
}
