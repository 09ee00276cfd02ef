package health.vigil.simulator.signal;

import static health.vigil.simulator.signal.Channel.continuous;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Vaccine cold chain 疫苗冷链: a compressor that cycles, a defrost every eight hours, doors that let warm air in.
 *
 * @param channels see {@link FamilyModel#channels()}
 */
record ColdChain(Map<String, Channel> channels, Occurrences doors) implements FamilyModel {

    private static final Duration MEMORY = Duration.ofMinutes(40);
    private static final double RECOVERY_MINUTES = 7;

    static ColdChain of(String facilityClass, boolean transport, Seed seed) {
        var doors = new Occurrences(
                seed.named("door"),
                Duration.ofMinutes(transport ? 12 : 25),
                0.55,
                0.12,
                Duration.ofSeconds(12),
                Duration.ofSeconds(95));
        var cabinet = cabinet(facilityClass);
        var temp = compressor(cabinet.swing(), seed)
                .plus(defrost(cabinet.swing(), seed))
                .plus(t -> warmAir(doors, cabinet.perOpenMinute(), t))
                .plus(Signal.noise(seed.named("temp"), 0.06))
                .plus(cabinet.set());
        return new ColdChain(
                Map.ofEntries(
                        Map.entry("temp", continuous(temp)),
                        Map.entry(
                                "humidity",
                                continuous(Signal.wander(seed.named("humidity"), 3, Duration.ofMinutes(30))
                                        .plus(Signal.noise(seed.named("humidity-probe"), 0.3))
                                        .plus(52)
                                        .between(5, 98))),
                        Map.entry("ambient_temp", continuous(ambient(seed))),
                        Map.entry(
                                "battery",
                                continuous(
                                        Signal.noise(seed.named("battery"), 0.2).plus(97.5))),
                        Map.entry(
                                "compressor_runtime",
                                continuous(Signal.wander(seed.named("runtime"), 90, Duration.ofHours(1))
                                        .plus(1500))),
                        Map.entry("door_open", continuous(t -> doors.covers(t) ? 1 : 0)),
                        Map.entry("mains_power", continuous(Signal.constant(1)))),
                doors);
    }

    @Override
    public List<DeviceEvent> events(Instant from, Instant to) {
        return doors.events(from, to, "door.opened", "door.closed");
    }

    private record Cabinet(double set, double swing, double perOpenMinute) {}

    private static Cabinet cabinet(String facilityClass) {
        return switch (facilityClass) {
            case "frozen" -> new Cabinet(-21.5, 1.0, 1.6);
            case "ultra_cold" -> new Cabinet(-75, 1.5, 2.5);
            default -> new Cabinet(4.6, 0.6, 0.9);
        };
    }

    /** On for ten minutes, off for fifteen: falls, then rises. */
    private static Signal compressor(double swing, Seed seed) {
        var offset = (long) (seed.uniform(0) * 1_500_000);
        return t -> {
            var phase = Math.floorMod(t.toEpochMilli() + offset, 1_500_000L) / 1_500_000.0;
            return swing * (phase < 0.4 ? 1 - 2 * phase / 0.4 : -1 + 2 * (phase - 0.4) / 0.6);
        };
    }

    private static Signal defrost(double swing, Seed seed) {
        var offset = (long) (seed.uniform(1) * 28_800_000);
        return t -> {
            var minutes = Math.floorMod(t.toEpochMilli() + offset, 28_800_000L) / 60_000.0;
            return minutes < 30 ? 1.8 * swing * Math.sin(Math.PI * minutes / 30) : 0;
        };
    }

    /** Each opening warms the cabinet while it lasts; afterwards that dies away. */
    static double warmAir(Occurrences doors, double perOpenMinute, Instant t) {
        var sum = 0.0;
        for (var opening : doors.within(t.minus(MEMORY), t)) {
            var openUntil = opening.end().isBefore(t) ? opening.end() : t;
            var warmed =
                    perOpenMinute * Duration.between(opening.start(), openUntil).toMillis() / 60_000.0;
            sum += warmed * Math.exp(-Duration.between(openUntil, t).toMillis() / 60_000.0 / RECOVERY_MINUTES);
        }
        return sum;
    }

    private static Signal ambient(Seed seed) {
        return Signal.daily(1.5, 15)
                .plus(Signal.noise(seed.named("ambient"), 0.1))
                .plus(23.5);
    }
}
