package health.vigil.simulator.waste;

import health.vigil.simulator.signal.Seed;

/** What the scales show, in kg: of the ward (first weighing), of the store (second) and of the plant (third). */
record Weights(double ward, double store, double plant) {

    /** Of a container that a scenario adds. */
    static final double SCRIPTED_KG = 4.35;

    private static final double SCALE_DEVIATION_KG = 0.02;

    static Weights of(double kg, double missingAtPlant, Seed chance) {
        return new Weights(
                round(kg),
                round(kg + SCALE_DEVIATION_KG * chance.gaussian(1)),
                round(kg - missingAtPlant + SCALE_DEVIATION_KG * chance.gaussian(2)));
    }

    private static double round(double kg) {
        return Math.round(kg * 100) / 100.0;
    }
}
