package health.vigil.custody.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One journey of a vehicle from institutions to a plant.
 *
 * @param departed as the vehicle reported; absent when it did not
 * @param arrived  likewise
 * @param declared weight on the manifests; absent when there is none, or none that says so
 */
public record Trip(
        String id, @Nullable Instant departed, @Nullable Instant arrived, @Nullable Mass declared, List<Load> loads) {
    /** How far it has come. */
    public enum State {
        LOADING,
        IN_TRANSIT,
        /** Arrived; containers may still be scanned in. */
        UNLOADING,
        /** Nothing more is waited for. */
        UNLOADED
    }

    public Trip {
        loads = List.copyOf(loads);
    }

    /** When it left: as reported, else when the first container was loaded. */
    public Optional<Instant> begun() {
        return first(departed, Load::loadedAt);
    }

    /** When it came: as reported, else when the first container arrived. */
    public Optional<Instant> ended() {
        return first(arrived, Load::arrivedAt);
    }

    /**
     * When all is known: with the arrival of the last container loaded, at the latest when the time for unloading is over.
     * A container that nobody loaded is waited for as well: the scan of its loading may be late.
     *
     * @param unloading how long after the vehicle its containers may be scanned
     */
    public Optional<Instant> settled(Duration unloading) {
        return ended().map(end -> {
            var whole = !loads.isEmpty() && loads.stream().allMatch(load -> load.isLoaded() && load.hasArrived());
            var last = loads.stream()
                    .map(Load::arrivedAt)
                    .flatMap(Stream::ofNullable)
                    .filter(at -> at.isAfter(end))
                    .max(Instant::compareTo)
                    .orElse(end);
            var latest = end.plus(unloading);
            return whole && last.isBefore(latest) ? last : latest;
        });
    }

    public State state(Duration unloading, Instant now) {
        var settled = settled(unloading);
        if (settled.isPresent()) {
            return now.isBefore(settled.get()) ? State.UNLOADING : State.UNLOADED;
        }
        return departed == null ? State.LOADING : State.IN_TRANSIT;
    }

    private Optional<Instant> first(@Nullable Instant reported, Function<Load, @Nullable Instant> scan) {
        if (reported != null) {
            return Optional.of(reported);
        }
        return loads.stream().map(scan).filter(Objects::nonNull).min(Instant::compareTo);
    }
}
