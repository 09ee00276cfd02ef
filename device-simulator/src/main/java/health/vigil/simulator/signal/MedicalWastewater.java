package health.vigil.simulator.signal;

import static health.vigil.simulator.signal.Channel.continuous;
import static health.vigil.simulator.signal.Channel.everyTwoHours;

import java.time.Duration;
import java.util.Map;

/**
 * Medical wastewater 医疗污水: flow follows the hospital's day; much chlorine in the contact tank, little at the outfall.
 *
 * @param channels see {@link FamilyModel#channels()}
 */
record MedicalWastewater(Map<String, Channel> channels) implements FamilyModel {

    static MedicalWastewater at(String samplingPoint, String facilityClass, Seed seed) {
        var flow = Signal.peak(1.6, 9, 2.5)
                .plus(Signal.peak(1.1, 18.5, 2.5))
                .plus(Signal.wander(seed.named("flow"), 0.15, Duration.ofMinutes(20)))
                .plus(Signal.noise(seed.named("flow-meter"), 0.03))
                .plus(1.4)
                .between(0.1, 20);
        var infectious = facilityClass.equals("infectious");
        var preTreatment = facilityClass.equals("general_pretreatment");
        // Strong wastewater only where a municipal plant follows (pre-treatment).
        var strength = preTreatment ? 3.2 : 1.0;
        return new MedicalWastewater(Map.ofEntries(
                Map.entry("flow", continuous(flow)),
                Map.entry(
                        "ph",
                        continuous(Signal.wander(seed.named("ph"), 0.12, Duration.ofHours(1))
                                .plus(Signal.noise(seed.named("ph-probe"), 0.02))
                                .plus(7.3))),
                Map.entry(
                        "water_temp",
                        continuous(Signal.yearly(5)
                                .plus(Signal.noise(seed.named("water_temp"), 0.08))
                                .plus(23))),
                Map.entry(
                        "total_residual_chlorine",
                        continuous(
                                samplingPoint.equals("contact_tank_outlet")
                                        ? contactTank(infectious ? 8.0 : 5.2, seed)
                                        : outfall(seed))),
                Map.entry(
                        "cod",
                        everyTwoHours(Signal.daily(4, 12)
                                .plus(Signal.noise(seed.named("cod"), 2))
                                .plus(34)
                                .times(strength))),
                Map.entry(
                        "ammonia_n",
                        everyTwoHours(Signal.noise(seed.named("ammonia_n"), 0.5)
                                .plus(6.2)
                                .times(strength))),
                Map.entry(
                        "ss",
                        continuous(Signal.wander(seed.named("ss"), 1, Duration.ofMinutes(30))
                                .plus(Signal.noise(seed.named("ss-probe"), 0.6))
                                .plus(9)
                                .times(strength)
                                .between(0, 500))),
                Map.entry(
                        "turbidity",
                        continuous(Signal.noise(seed.named("turbidity"), 0.2)
                                .plus(4.5)
                                .times(strength))),
                Map.entry("contact_time", continuous(flow.times(-0.18).plus(infectious ? 2.6 : 2.1))),
                Map.entry("dosing_pump_state", continuous(t -> 1)),
                Map.entry("disinfectant_level", continuous(t -> 95 - 2.5 * BeijingTime.hour(t)))));
    }

    private static Signal contactTank(double set, Seed seed) {
        return Signal.wander(seed.named("dosing"), 0.25, Duration.ofMinutes(35))
                .plus(Signal.noise(seed.named("chlorine"), 0.05))
                .plus(set);
    }

    private static Signal outfall(Seed seed) {
        return Signal.wander(seed.named("dechlorination"), 0.03, Duration.ofMinutes(35))
                .plus(Signal.noise(seed.named("chlorine"), 0.012))
                .plus(0.24)
                .between(0, 5);
    }
}
