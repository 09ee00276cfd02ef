package health.vigil.rules;

import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.util.List;

/** Devices at one sampling point of a site, which measure the same water or air. */
final class Neighbours {
    /** So many tell a stray; more would only cost time. */
    private static final int MOST = 8;

    private Neighbours() {}

    static List<DeviceMemory> of(DeviceMemory device, List<DeviceMemory> atSite) {
        var here = device.rules().surroundings().samplingPoint();
        return atSite.stream()
                .filter(other -> other != device
                        && other.rules().surroundings().samplingPoint().equals(here))
                .limit(MOST)
                .toList();
    }

    /** Is the value far from that of every neighbour that has one? */
    static boolean disagree(Reading reading, List<DeviceMemory> neighbours) {
        var most = reading.field().checks().neighbour();
        if (neighbours.isEmpty()
                || most == Double.POSITIVE_INFINITY
                || !reading.flags().forAlarm()) {
            return false;
        }
        var compared = false;
        for (var neighbour : neighbours) {
            var theirs = neighbour.channel(reading.field().name()).judged();
            if (theirs != null && isOfTheSameTime(reading, theirs, neighbour)) {
                if (Math.abs(reading.value() - theirs.value()) <= most) {
                    return false;
                }
                compared = true;
            }
        }
        return compared;
    }

    private static boolean isOfTheSameTime(Reading reading, Reading theirs, DeviceMemory neighbour) {
        var apart = Duration.between(theirs.at(), reading.at()).abs();
        return apart.compareTo(neighbour.rules().timing().maxGap()) <= 0;
    }
}
