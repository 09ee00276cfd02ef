package health.vigil.simulator.signal;

import static health.vigil.simulator.signal.Channel.continuous;
import static health.vigil.simulator.signal.Channel.everyTwoHours;

import java.time.Duration;
import java.util.Map;

/**
 * Drinking water 生活饮用水: what leaves the plant loses its disinfectant on the way to the tap, faster in warm water.
 *
 * @param channels see {@link FamilyModel#channels()}
 */
record DrinkingWater(Map<String, Channel> channels) implements FamilyModel {

    private static final double OUTLET_FREE_CHLORINE = 0.65;
    private static final double OUTLET_CHLORAMINE = 0.95;
    private static final double OUTLET_CHLORINE_DIOXIDE = 0.28;

    /** @param source seed of the site, so that all its points see the same water */
    static DrinkingWater at(String samplingPoint, Seed source, Seed own) {
        var travel = travelTime(samplingPoint);
        var remaining = Math.exp(-0.18 * travel.toMinutes() / 60.0);
        var dosing = Signal.wander(source.named("dosing"), 0.04, Duration.ofMinutes(50))
                .plus(Signal.daily(0.03, 3))
                .delayed(travel);
        var free = residual(OUTLET_FREE_CHLORINE, dosing, remaining, own.named("free"));
        var turbidity = Signal.wander(source.named("turbidity"), 0.02, Duration.ofMinutes(40))
                .delayed(travel)
                .plus(0.16 + travel.toMinutes() / 60.0 * 0.015)
                .plus(Signal.noise(own.named("turbidity"), 0.004))
                .between(0.02, 20);
        var conductivity = Signal.wander(source.named("conductivity"), 4, Duration.ofHours(3))
                .delayed(travel)
                .plus(Signal.noise(own.named("conductivity"), 1))
                .plus(285);
        var demand = Signal.peak(1, 7.5, 1.6).plus(Signal.peak(0.9, 19, 2.2));
        return new DrinkingWater(Map.ofEntries(
                Map.entry("free_chlorine", continuous(free)),
                Map.entry(
                        "total_chlorine",
                        continuous(residual(OUTLET_CHLORAMINE, dosing, remaining, own.named("total")))),
                Map.entry(
                        "chlorine_dioxide",
                        continuous(
                                residual(OUTLET_CHLORINE_DIOXIDE, dosing.times(0.4), remaining, own.named("dioxide")))),
                Map.entry(
                        "ozone",
                        continuous(Signal.noise(own.named("ozone"), 0.005).plus(0.06))),
                Map.entry(
                        "ph",
                        continuous(Signal.wander(source.named("ph"), 0.05, Duration.ofHours(2))
                                .plus(Signal.noise(own.named("ph"), 0.01))
                                .plus(7.35))),
                Map.entry("turbidity", continuous(turbidity)),
                Map.entry(
                        "water_temp",
                        continuous(Signal.yearly(7)
                                .plus(Signal.daily(0.4, 17))
                                .plus(Signal.noise(own.named("water_temp"), 0.06))
                                .plus(21))),
                Map.entry("conductivity", continuous(conductivity)),
                Map.entry("tds", continuous(conductivity.times(0.6))),
                Map.entry(
                        "codmn",
                        everyTwoHours(Signal.noise(own.named("codmn"), 0.12).plus(1.3))),
                Map.entry(
                        "ammonia_n",
                        everyTwoHours(
                                Signal.noise(own.named("ammonia_n"), 0.015).plus(0.1))),
                Map.entry(
                        "colour",
                        continuous(
                                Signal.noise(own.named("colour"), 0.8).plus(5).between(0, 50))),
                Map.entry(
                        "pressure",
                        continuous(demand.times(-0.05)
                                .plus(Signal.noise(own.named("pressure"), 0.003))
                                .plus(travel.isZero() ? 0.46 : 0.3))),
                Map.entry("hatch_open", continuous(t -> 0)),
                Map.entry(
                        "tank_level",
                        continuous(demand.times(-0.6)
                                .plus(Signal.noise(own.named("tank_level"), 0.02))
                                .plus(2.4)))));
    }

    private static Signal residual(double atOutlet, Signal dosing, double remaining, Seed own) {
        return dosing.plus(atOutlet)
                .times(remaining)
                .plus(Signal.noise(own, 0.008))
                .between(0, 5);
    }

    private static Duration travelTime(String samplingPoint) {
        return switch (samplingPoint) {
            case "network_end" -> Duration.ofHours(6);
            case "secondary_supply" -> Duration.ofHours(4);
            default -> Duration.ZERO;
        };
    }
}
