package health.vigil.custody.manifest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the waste of one consignor on one trip went with a manifest: a carrier must refuse it without one. */
final class Escort {
    private Escort() {}

    /**
     * A manifest of the trip and consignor.
     *
     * @param until when it was cancelled; absent: it holds
     */
    record Held(Instant from, @Nullable Instant until) {}

    /** A time without any; {@code until} absent: it lasts. */
    record Gap(Instant from, @Nullable Instant until) {}

    /** @param handedOver when the first container was */
    static List<Gap> gaps(Instant handedOver, List<Held> manifests) {
        var gaps = new ArrayList<Gap>();
        var covered = handedOver;
        for (var held :
                manifests.stream().sorted(Comparator.comparing(Held::from)).toList()) {
            if (held.from().isAfter(covered)) {
                gaps.add(new Gap(covered, held.from()));
            }
            if (held.until() == null) {
                return List.copyOf(gaps);
            }
            covered = held.until().isAfter(covered) ? held.until() : covered;
        }
        gaps.add(new Gap(covered, null));
        return List.copyOf(gaps);
    }
}
