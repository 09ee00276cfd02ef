package health.vigil.simulator.signal;

import static health.vigil.simulator.signal.Channel.continuous;

import java.time.Duration;
import java.util.Map;

/**
 * Swimming-pool water 游泳池水: bathers use up free chlorine, leave combined chlorine and stir up the water.
 *
 * @param channels see {@link FamilyModel#channels()}
 */
record SwimmingPool(Map<String, Channel> channels) implements FamilyModel {

    static SwimmingPool of(Seed seed) {
        // Bathers from 9 to 21 o'clock, most at four and at seven in the afternoon, as a share of a full pool.
        var load = Signal.peak(0.55, 16, 3)
                .plus(Signal.peak(0.6, 19.3, 1.4))
                .plus(Signal.wander(seed.named("load"), 0.05, Duration.ofMinutes(30)))
                .between(0, 1);
        var free = load.times(-0.15)
                .plus(Signal.wander(seed.named("free"), 0.03, Duration.ofMinutes(45)))
                .plus(Signal.noise(seed.named("free-probe"), 0.01))
                .plus(0.66)
                .between(0, 5);
        var combined = load.times(0.12)
                .plus(Signal.noise(seed.named("combined"), 0.008))
                .plus(0.16);
        return new SwimmingPool(Map.ofEntries(
                Map.entry("free_chlorine", continuous(free)),
                Map.entry("combined_chlorine", continuous(combined)),
                Map.entry("total_chlorine", continuous(free.plus(combined))),
                Map.entry(
                        "ph",
                        continuous(load.times(0.1)
                                .plus(Signal.wander(seed.named("ph"), 0.04, Duration.ofHours(1)))
                                .plus(Signal.noise(seed.named("ph-probe"), 0.01))
                                .plus(7.35))),
                Map.entry(
                        "orp",
                        continuous(load.times(-30)
                                .plus(Signal.noise(seed.named("orp"), 3))
                                .plus(735))),
                Map.entry(
                        "turbidity",
                        continuous(load.times(0.25)
                                .plus(Signal.noise(seed.named("turbidity"), 0.01))
                                .plus(0.28))),
                Map.entry(
                        "water_temp",
                        continuous(Signal.daily(0.3, 17)
                                .plus(Signal.noise(seed.named("water_temp"), 0.05))
                                .plus(27.2))),
                Map.entry("bather_count", continuous(load.times(120))),
                Map.entry(
                        "circulation_flow",
                        continuous(Signal.noise(seed.named("circulation"), 1.5).plus(180))),
                Map.entry("makeup_water", continuous(load.times(2).plus(0.8))),
                Map.entry("urea", Channel.everyTwoHours(load.times(0.6).plus(1.6))),
                Map.entry(
                        "cyanuric_acid",
                        Channel.everyTwoHours(
                                Signal.noise(seed.named("cyanuric"), 1).plus(22))),
                Map.entry(
                        "ozone_air",
                        continuous(Signal.noise(seed.named("ozone_air"), 0.01)
                                .plus(0.05)
                                .between(0, 1))),
                Map.entry("footbath_free_chlorine", continuous(footBath(seed)))));
    }

    /** The foot bath is made up fresh every four hours and weakens until then. */
    private static Signal footBath(Seed seed) {
        return Signal.noise(seed.named("footbath"), 0.08).plus(t -> 9 - 2.6 * (BeijingTime.hour(t) % 4) / 4);
    }
}
