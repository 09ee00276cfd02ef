package health.vigil.custody.units;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.vigil.custody.reconcile.Comparison;
import health.vigil.custody.reconcile.Load;
import health.vigil.custody.reconcile.Mass;
import health.vigil.custody.reconcile.TripBalance;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A trip with its balance and every container's weights out and in. */
record TripDetail(
        @JsonUnwrapped TripView trip, Set<String> manifests, Balance balance, List<ContainerOnTrip> containers) {
    /**
     * @param tolerance    share that may differ; absent where no rule is in force
     * @param notArrived   loaded, and not arrived when the time for unloading was over
     * @param notLoaded    arrived, and loaded by nobody
     * @param unweighedOut loaded without a weight
     * @param unweighedIn  arrived without a weight
     */
    record Balance(
            @Nullable Double tolerance,
            List<Compared> comparisons,
            List<String> notArrived,
            List<String> notLoaded,
            List<String> unweighedOut,
            List<String> unweighedIn) {}

    /**
     * @param between  manifest_and_out, manifest_and_in or out_and_in
     * @param share    the difference as a share of what was expected
     * @param balanced within the tolerance, or absent without one
     */
    record Compared(
            String between,
            double expectedKg,
            double foundKg,
            double differenceKg,
            double share,
            @Nullable Boolean balanced) {}

    /** @param differenceKg arrived minus handed over; absent where one is not known */
    record ContainerOnTrip(
            String id,
            @Nullable Instant outAt,
            @Nullable Double outKg,
            @Nullable Instant inAt,
            @Nullable Double inKg,
            @Nullable Double differenceKg) {}

    static TripDetail of(TripView view, TripFacts facts, TripBalance balance, Optional<Double> tolerance) {
        return new TripDetail(
                view,
                facts.manifests(),
                new Balance(
                        tolerance.orElse(null),
                        balance.comparisons().stream()
                                .map(comparison -> compared(comparison, tolerance))
                                .toList(),
                        balance.notArrived(),
                        balance.notLoaded(),
                        balance.unweighedOut(),
                        balance.unweighedIn()),
                facts.loads().stream().map(TripDetail::container).toList());
    }

    private static Compared compared(Comparison comparison, Optional<Double> tolerance) {
        return new Compared(
                comparison.between().name().toLowerCase(Locale.ROOT),
                comparison.expected().inKg(),
                comparison.found().inKg(),
                comparison.difference().inKg(),
                comparison.share(),
                tolerance.map(comparison::isWithin).orElse(null));
    }

    private static ContainerOnTrip container(Load load) {
        var out = load.out();
        var in = load.in();
        return new ContainerOnTrip(
                load.container(),
                load.loadedAt(),
                kg(out),
                load.arrivedAt(),
                kg(in),
                out == null || in == null ? null : in.minus(out).inKg());
    }

    private static @Nullable Double kg(@Nullable Mass mass) {
        return mass == null ? null : mass.inKg();
    }
}
