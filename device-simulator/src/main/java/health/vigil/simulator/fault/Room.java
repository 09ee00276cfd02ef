package health.vigil.simulator.fault;

import health.vigil.simulator.signal.Sample;

/** The room about a fridge or a box. */
final class Room {

    /** For devices that don't measure it, in °C. */
    private static final double USUAL_TEMP = 23.5;

    private Room() {}

    /** A temperature drawn some share of the way to that of the room. */
    static double towards(Sample sample, double temp, double share) {
        var ambient = sample.values().getOrDefault("ambient_temp", USUAL_TEMP);
        return temp + share * (ambient - temp);
    }
}
