package health.vigil.custody.track;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Time without a position (轨迹缺失), unless the vehicle was in the same geofence before and after. */
public record Gap(Fix before, Fix after) {
    /** @param longest time between two positions that is none */
    public static List<Gap> in(Collection<Fix> fixes, Terrain terrain, Duration longest) {
        var gaps = new ArrayList<Gap>();
        Fix before = null;
        for (var fix : fixes.stream().sorted().toList()) {
            if (before != null
                    && Duration.between(before.at(), fix.at()).compareTo(longest) > 0
                    && !isAtRest(before, fix, terrain)) {
                gaps.add(new Gap(before, fix));
            }
            before = fix;
        }
        return gaps;
    }

    public Duration length() {
        return Duration.between(before.at(), after.at());
    }

    private static boolean isAtRest(Fix before, Fix after, Terrain terrain) {
        return terrain.geofence(before.place())
                .filter(geofence -> geofence.contains(after.place()))
                .isPresent();
    }
}
