package health.vigil.coldchain.exposure;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A fridge, freezer, cold room, vehicle or box as far as a temperature record goes.
 *
 * @param probes          ids of the devices that measure in it; at least one
 * @param calibratedUntil last day on which its calibration holds; absent: not known
 */
public record Equipment(
        String device,
        Holding holding,
        StorageClass storageClass,
        SortedSet<String> probes,
        @Nullable LocalDate calibratedUntil) {
    public Equipment {
        probes = Collections.unmodifiableSortedSet(new TreeSet<>(probes));
        if (probes.isEmpty()) {
            throw new IllegalArgumentException(device + " has no probe");
        }
    }
}
