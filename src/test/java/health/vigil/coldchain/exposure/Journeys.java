package health.vigil.coldchain.exposure;

import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells journeys: minutes count from eight in the morning in Beijing. */
final class Journeys {
    static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    static final LocalDate CALIBRATED_UNTIL = LocalDate.of(2027, 1, 1);
    static final Requirement HEPATITIS_B = new Requirement(StorageClass.REFRIGERATED, false, true);
    static final Requirement MEASLES = new Requirement(StorageClass.REFRIGERATED, false, false);
    static final Requirement POLIO_LONG_TERM = new Requirement(StorageClass.FROZEN, true, false);

    private final List<Leg> legs = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();

    static Instant minute(double minute) {
        return START.plusMillis(Math.round(minute * 60_000));
    }

    static Span span(double from, double to) {
        return new Span(minute(from), minute(to));
    }

    static Equipment fridge(String... probes) {
        return equipment(Holding.STORAGE, StorageClass.REFRIGERATED, CALIBRATED_UNTIL, probes);
    }

    static Equipment vehicle(String... probes) {
        return equipment(Holding.TRANSPORT, StorageClass.REFRIGERATED, CALIBRATED_UNTIL, probes);
    }

    static Equipment equipment(
            Holding holding, StorageClass storageClass, @Nullable LocalDate calibratedUntil, String... probes) {
        return new Equipment(probes[0], holding, storageClass, new TreeSet<>(Set.of(probes)), calibratedUntil);
    }

    Journeys leg(Equipment equipment, double from, double to) {
        legs.add(new Leg(legs.size() + 1, equipment, minute(from), minute(to)));
        return this;
    }

    /** A value each minute, the last one before {@code to}. */
    Journeys steady(String probe, double celsius, int from, int to) {
        for (var minute = from; minute < to; minute++) {
            measured(probe, celsius, minute);
        }
        return this;
    }

    Journeys measured(String probe, double celsius, double minute, Flag... flags) {
        var all = Flags.NONE;
        for (var flag : flags) {
            all = all.with(flag);
        }
        measurements.add(new Measurement(probe, minute(minute), celsius, all));
        return this;
    }

    TemperatureRecord record() {
        var from = legs.stream().map(Leg::from).min(Instant::compareTo).orElse(START);
        var to = legs.stream().map(Leg::to).max(Instant::compareTo).orElse(START);
        return new TemperatureRecord(new Span(from, to), legs, measurements);
    }

    Exposure exposure(Requirement requirement) {
        return record().exposure(requirement, LoggingIntervals.GSP);
    }

    Proposal proposal(Requirement requirement) {
        return proposal(requirement, LocalDate.of(2027, 6, 30), true);
    }

    Proposal proposal(Requirement requirement, LocalDate expiry, boolean arrived) {
        return new Receipt(requirement, expiry, record(), exposure(requirement), arrived).proposal();
    }

    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
