package health.vigil.custody.reconcile;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which containers were on a trip, from the scans of each. A scan that names no trip belongs to the one that the
 * container was loaded for last; so a container that is loaded for one trip and arrives with another is missing on the
 * first and unexpected on the second.
 */
public final class Loads {
    private Loads() {}

    /** @param movements all of every container that any scan puts on the trip, in any order */
    public static List<Load> of(String trip, Collection<Movement> movements) {
        var byContainer = movements.stream()
                .distinct()
                .collect(Collectors.groupingBy(Movement::container, TreeMap::new, Collectors.toList()));
        return byContainer.entrySet().stream()
                .map(entry -> new Way(entry.getKey()).follow(entry.getValue()).get(trip))
                .flatMap(leg -> leg == null ? Stream.empty() : Stream.of(leg.load()))
                .toList();
    }

    /** The trips of one container, one after the other. */
    private static final class Way {
        private final String container;
        private final Map<String, Leg> legs = new LinkedHashMap<>();
        private @Nullable Movement handover;
        private @Nullable String current;

        Way(String container) {
            this.container = container;
        }

        Map<String, Leg> follow(List<Movement> movements) {
            movements.stream().sorted(Movement.ORDER).forEach(this::take);
            return legs;
        }

        private void take(Movement movement) {
            var trip = movement.trip() == null ? current : movement.trip();
            if (movement.step() == Movement.Step.HANDED_OVER && movement.trip() == null) {
                handover = movement;
                current = null;
                return;
            }
            if (trip == null) {
                return;
            }
            var leg = legs.computeIfAbsent(trip, none -> new Leg(container));
            if (handover != null) {
                leg.load(handover);
                handover = null;
            }
            if (movement.step().isUnloading()) {
                leg.unload(movement);
            } else {
                leg.load(movement);
            }
            current = trip;
        }
    }

    /** The first scan of an end tells when, the first weight there how much. */
    private static final class Leg {
        private final String container;
        private @Nullable Instant loadedAt;
        private @Nullable Mass out;
        private @Nullable Instant arrivedAt;
        private @Nullable Mass in;

        Leg(String container) {
            this.container = container;
        }

        void load(Movement movement) {
            loadedAt = loadedAt == null ? movement.at() : loadedAt;
            out = out == null ? movement.weight() : out;
        }

        void unload(Movement movement) {
            arrivedAt = arrivedAt == null ? movement.at() : arrivedAt;
            in = in == null ? movement.weight() : in;
        }

        Load load() {
            return new Load(container, loadedAt, out, arrivedAt, in);
        }
    }
}
