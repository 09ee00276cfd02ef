package health.vigil.simulator.waste;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The way of a round: from the depot past the hospitals to the plant, where the vehicle is washed, and home. */
record Route(List<Call> calls, Duration planned) {

    private static final double KM_PER_HOUR = 36;
    private static final Duration LOADING = Duration.ofMinutes(12);
    private static final Duration UNLOADING_AND_WASHING = Duration.ofMinutes(50);
    private static final Duration STRAYING = Duration.ofMinutes(25);
    /** Roads are not straight, but stay this near to the straight line. */
    private static final double LARGEST_BEND_KM = 0.35;
    /** So far from its line goes a vehicle that strays: outside of any corridor. */
    private static final double STRAY_KM = 4;

    /** A place by its id. */
    record Place(String id, Position at) {}

    /**
     * Calls at the stores, the nearest next first.
     *
     * @param astray on the loaded way to the plant it leaves its line and stops where it has no business
     */
    static Route of(Place depot, List<Place> stores, Place plant, boolean astray) {
        var builder = new Builder(depot);
        var left = new ArrayList<>(stores);
        while (!left.isEmpty()) {
            var next = left.stream()
                    .min((a, b) -> Double.compare(builder.at.kmTo(a.at()), builder.at.kmTo(b.at())))
                    .orElseThrow();
            left.remove(next);
            builder.drive(Call.Purpose.LOAD, next, LOADING);
        }
        var planned = builder.clock.plus(driving(builder.at, plant.at()));
        if (astray) {
            var last = builder.at;
            var off = last.towards(plant.at(), 0.4).rightOfTheWayTo(plant.at(), STRAY_KM);
            builder.drive(Call.Purpose.ASTRAY, new Place("", off), STRAYING);
        }
        builder.drive(Call.Purpose.PLANT, plant, UNLOADING_AND_WASHING);
        builder.drive(Call.Purpose.HOME, depot, Duration.ZERO);
        return new Route(List.copyOf(builder.calls), planned);
    }

    /** Where the vehicle is and how fast it goes. */
    record Motion(Position at, double kmPerHour) {}

    /** @param since time from the start of the round, up to its end */
    Motion at(Duration since) {
        for (var i = 1; i < calls.size(); i++) {
            var before = calls.get(i - 1);
            var next = calls.get(i);
            if (since.compareTo(before.departure()) < 0) {
                return new Motion(before.at(), 0);
            }
            if (since.compareTo(next.arrival()) < 0) {
                return between(before, next, since);
            }
        }
        return new Motion(calls.get(calls.size() - 1).at(), 0);
    }

    Call plant() {
        return calls.stream()
                .filter(call -> call.purpose() == Call.Purpose.PLANT)
                .findFirst()
                .orElseThrow();
    }

    Duration length() {
        return calls.get(calls.size() - 1).arrival();
    }

    /** Sets off gently and brakes gently, along a road that winds about the straight line. */
    private static Motion between(Call from, Call to, Duration since) {
        var whole = to.arrival().minus(from.departure()).toMillis();
        var time = since.minus(from.departure()).toMillis() / (double) whole;
        var way = time * time * (3 - 2 * time);
        var km = from.at().kmTo(to.at());
        var bend = Math.min(LARGEST_BEND_KM, 0.05 * km) * Math.sin(2 * Math.PI * way);
        var at = from.at().towards(to.at(), way);
        // beyond the goal, so that there is a direction at the goal too
        var ahead = from.at().towards(to.at(), 2);
        return new Motion(at.rightOfTheWayTo(ahead, bend), 6 * time * (1 - time) * km / (whole / 3_600_000.0));
    }

    private static Duration driving(Position from, Position to) {
        return Duration.ofSeconds(Math.max(180, Math.round(from.kmTo(to) / KM_PER_HOUR * 3600)));
    }

    private static final class Builder {

        private final List<Call> calls = new ArrayList<>();
        private Position at;
        private Duration clock = Duration.ZERO;

        Builder(Place depot) {
            at = depot.at();
            calls.add(new Call(Call.Purpose.DEPOT, depot.id(), depot.at(), clock, clock));
        }

        void drive(Call.Purpose purpose, Place there, Duration stay) {
            var arrival = clock.plus(driving(at, there.at()));
            at = there.at();
            clock = arrival.plus(stay);
            calls.add(new Call(purpose, there.id(), at, arrival, clock));
        }
    }
}
