package health.vigil.simulator.signal;

import static health.vigil.simulator.signal.Channel.continuous;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/**
 * Radiation 放射性危害: natural background of 0.05 to 0.20 µSv/h counted pulse by pulse, and more while a beam is on.
 *
 * @param channels see {@link FamilyModel#channels()}
 */
record Radiation(Map<String, Channel> channels, Occurrences beams) implements FamilyModel {

    /** Pulses per µSv/h in one measuring period; background then scatters by some six percent. */
    private static final double COUNTS = 2500;

    static Radiation of(String facilityClass, Seed seed) {
        var background = 0.08 + 0.06 * seed.uniform(0);
        var room = room(facilityClass, seed);
        var mean = Signal.wander(seed.named("background"), 0.004, Duration.ofHours(2))
                .plus(background)
                .plus(t -> room.beams().covers(t) ? room.leakage() : 0);
        var counter = seed.named("counter");
        Signal doseRate = t -> {
            var rate = mean.at(t);
            return Math.max(0.01, rate + Math.sqrt(rate / COUNTS) * counter.gaussian(t.getEpochSecond()));
        };
        return new Radiation(
                Map.of(
                        "dose_rate", continuous(doseRate),
                        "cumulative_dose", continuous(t -> background * hoursOfWeek(t)),
                        "beam_on", continuous(t -> room.beams().covers(t) ? 1 : 0),
                        "door_closed", continuous(Signal.constant(1))),
                room.beams());
    }

    @Override
    public List<DeviceEvent> events(Instant from, Instant to) {
        return beams.events(from, to, "beam.on", "beam.off");
    }

    /** @param leakage µSv/h outside the room while the beam is on, below the limit of GBZ 130-2020 clause 6.3.1 */
    private record Room(double leakage, Occurrences beams) {}

    private static Room room(String facilityClass, Seed seed) {
        return switch (facilityClass) {
            case "radiography" -> room(4.5, 5, 1, 3, seed);
            case "fluoroscopy" -> room(0.7, 20, 30, 240, seed);
            case "radiotherapy" -> room(0.8, 15, 60, 300, seed);
            case "nuclear_medicine" -> room(0.3, 30, 60, 600, seed);
            default -> room(0.6, 8, 5, 40, seed);
        };
    }

    private static Room room(double leakage, int slotMinutes, int shortest, int longest, Seed seed) {
        var slot = Duration.ofMinutes(slotMinutes);
        return new Room(
                leakage,
                new Occurrences(
                        seed.named("beam"),
                        slot,
                        0.7,
                        0.15,
                        Duration.ofSeconds(shortest),
                        Duration.ofSeconds(longest)));
    }

    private static double hoursOfWeek(Instant t) {
        var monday = BeijingTime.date(t)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(BeijingTime.OFFSET)
                .toInstant();
        return Duration.between(monday, t).toMillis() / 3_600_000.0;
    }
}
