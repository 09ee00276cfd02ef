package health.vigil.custody.reconcile;

import health.vigil.custody.reconcile.Comparison.Between;
import health.vigil.rules.Breach;
import health.vigil.rules.ProcessCheck.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Manifest = weigh #2 = weigh #3 of a trip. The tolerance is for scales: a container that is missing, or that nobody
 * loaded, breaks the balance whatever it weighs.
 *
 * @param out          of all containers loaded that were weighed
 * @param in           of all that arrived and were weighed
 * @param comparisons  those that can be made by now
 * @param notArrived   loaded, and not arrived when the trip was unloaded
 * @param notLoaded    arrived, and loaded by nobody; known when the trip was unloaded
 * @param unweighedOut loaded without a weight
 * @param unweighedIn  arrived without a weight
 */
public record TripBalance(
        Mass out,
        Mass in,
        List<Comparison> comparisons,
        List<String> notArrived,
        List<String> notLoaded,
        List<String> unweighedOut,
        List<String> unweighedIn) {

    /** @param unloading how long after the vehicle its containers may be scanned */
    public static TripBalance of(Trip trip, Duration unloading, Instant now) {
        var state = trip.state(unloading, now);
        var unloaded = state == Trip.State.UNLOADED;
        var loads = trip.loads();
        var unweighedOut = names(loads, load -> load.isLoaded() && load.out() == null);
        var unweighedIn = names(loads, load -> load.hasArrived() && load.in() == null);
        var out = out(loads);
        var in = in(loads);
        var comparisons = new ArrayList<Comparison>();
        var declared = trip.declared();
        if (declared != null
                && state != Trip.State.LOADING
                && unweighedOut.isEmpty()
                && loads.stream().anyMatch(Load::isLoaded)) {
            comparisons.add(new Comparison(Between.MANIFEST_AND_OUT, declared, out));
        }
        if (declared != null && unloaded && unweighedIn.isEmpty()) {
            comparisons.add(new Comparison(Between.MANIFEST_AND_IN, declared, in));
        }
        var comparable = loads.stream().filter(Load::isComparable).toList();
        if (unloaded && !comparable.isEmpty()) {
            comparisons.add(new Comparison(Between.OUT_AND_IN, out(comparable), in(comparable)));
        }
        return new TripBalance(
                out,
                in,
                List.copyOf(comparisons),
                unloaded ? names(loads, load -> load.isLoaded() && !load.hasArrived()) : List.of(),
                unloaded ? names(loads, load -> load.hasArrived() && !load.isLoaded()) : List.of(),
                unweighedOut,
                unweighedIn);
    }

    /** A breach begins with the trip and is known when it is unloaded, or, of what was declared, when it departed. */
    public static Verdict judge(Subject subject, Trip trip, Duration unloading, Instant now) {
        var begun = trip.begun().or(trip::ended);
        if (begun.isEmpty()) {
            return Verdict.NOTHING;
        }
        var settled = trip.settled(unloading);
        var known = settled.filter(at -> !now.isBefore(at)).orElse(begun.get());
        var balance = of(trip, unloading, now);
        var breaches = subject.rules(Kind.TRIP_BALANCE).stream()
                .filter(rule -> rule.inForceAt(begun.get()) && !balance.holds(Subject.share(rule)))
                .map(rule -> new Breach(
                        rule,
                        subject.device(),
                        subject.item(),
                        begun.get(),
                        known,
                        balance.worst().orElse(null),
                        null))
                .toList();
        return new Verdict(breaches, settled.filter(now::isBefore).orElse(null));
    }

    /** A difference of exactly the tolerance is within it. */
    public boolean holds(double tolerance) {
        return notArrived.isEmpty()
                && notLoaded.isEmpty()
                && comparisons.stream().allMatch(comparison -> comparison.isWithin(tolerance));
    }

    /** The greatest difference as a share; empty when nothing could be compared. */
    public Optional<Double> worst() {
        return comparisons.stream().map(Comparison::share).max(Double::compare);
    }

    private static Mass out(List<Load> loads) {
        return Mass.sum(loads.stream().map(Load::out).filter(Objects::nonNull).toList());
    }

    private static Mass in(List<Load> loads) {
        return Mass.sum(loads.stream().map(Load::in).filter(Objects::nonNull).toList());
    }

    private static List<String> names(List<Load> loads, Predicate<Load> which) {
        return loads.stream().filter(which).map(Load::container).sorted().toList();
    }
}
