package health.vigil.simulator.waste;

import health.vigil.simulator.signal.BeijingTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** When a vehicle goes its rounds: every morning and every afternoon, unless something else keeps it. */
final class Timetable {

    private static final List<LocalTime> DEPARTURES = List.of(LocalTime.of(9, 30), LocalTime.of(16, 30));
    /** Whoever waits longer for a vehicle is not waited for here either. */
    private static final int DAYS_AHEAD = 14;

    private record Way(List<Route.Place> stores, boolean astray) {}

    private final Vehicle vehicle;
    private final Mishaps mishaps;
    private final Map<Way, Route> routes = new ConcurrentHashMap<>();
    private final List<Round> detours;
    private final List<Load> sentFor;

    Timetable(Vehicle vehicle, Mishaps mishaps) {
        this.vehicle = vehicle;
        this.mishaps = mishaps;
        this.detours = new ArrayList<>();
        this.sentFor = new ArrayList<>();
        mishaps.detoursOf(vehicle.id())
                .forEach(detour -> round(detour.start(), true).ifPresent(round -> send(round, detour.containers())));
    }

    Vehicle vehicle() {
        return vehicle;
    }

    /** What it is sent for on additional rounds. */
    List<Load> sentFor() {
        return List.copyOf(sentFor);
    }

    /** Rounds that touch the span, in order. */
    List<Round> within(Instant from, Instant to) {
        var rounds = new ArrayList<Round>();
        // a round may end on the day after its start
        for (var day = BeijingTime.date(from).minusDays(1); !day.isAfter(BeijingTime.date(to)); day = day.plusDays(1)) {
            rounds(day).stream()
                    .filter(round -> !round.start().isAfter(to) && !round.end().isBefore(from))
                    .forEach(rounds::add);
        }
        return rounds;
    }

    /** What must be told at a start: the rounds since then, and all for which a scenario sends it out. */
    List<Round> past(Instant since, Instant start) {
        return Stream.concat(within(since, start).stream(), detours.stream())
                .distinct()
                .toList();
    }

    /** The first call of an ordinary round at a store after a container is ready there. */
    Optional<Pickup> nextTo(String store, Instant ready) {
        var today = BeijingTime.date(ready);
        for (var days = -1; days <= DAYS_AHEAD; days++) {
            for (var round : ordinary(today.plusDays(days))) {
                var call = round.callAt(store);
                if (call.isPresent() && !round.arrivalAt(call.get()).isBefore(ready)) {
                    return Optional.of(new Pickup(round, call.get()));
                }
            }
        }
        return Optional.empty();
    }

    private void send(Round round, List<String> containers) {
        detours.add(round);
        var calls = round.loading();
        for (var i = 0; i < Math.min(calls.size(), containers.size()); i++) {
            sentFor.add(new Load(containers.get(i), new Pickup(round, calls.get(i))));
        }
    }

    private List<Round> rounds(LocalDate day) {
        var rounds = ordinary(day);
        detours.stream()
                .filter(round -> BeijingTime.date(round.start()).equals(day))
                .forEach(rounds::add);
        rounds.sort(Comparator.comparing(Round::start));
        return rounds;
    }

    /** A vehicle that is sent elsewhere misses the rounds that it would have gone meanwhile. */
    private List<Round> ordinary(LocalDate day) {
        var rounds = new ArrayList<Round>();
        if (!vehicle.reserve()) {
            for (var departure : DEPARTURES) {
                round(day.atTime(departure).toInstant(BeijingTime.OFFSET), false)
                        .filter(round -> detours.stream().noneMatch(round::overlaps))
                        .ifPresent(rounds::add);
            }
        }
        return rounds;
    }

    private Optional<Round> round(Instant start, boolean astray) {
        var stores = vehicle.stores().stream()
                .filter(store -> !mishaps.pickupFails(store.id(), start))
                .toList();
        if (stores.isEmpty()) {
            return Optional.empty();
        }
        var route = routes.computeIfAbsent(
                new Way(stores, astray), way -> Route.of(vehicle.depot(), way.stores(), vehicle.plant(), way.astray()));
        return Optional.of(new Round(vehicle, start, route));
    }
}
