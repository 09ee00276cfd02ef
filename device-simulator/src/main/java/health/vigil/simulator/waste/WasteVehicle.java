package health.vigil.simulator.waste;

import health.vigil.simulator.signal.Channel;
import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.FamilyModel;
import health.vigil.simulator.signal.Seed;
import health.vigil.simulator.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A vehicle for medical waste: its rounds, its track, the doors of its box, and what it carries. */
record WasteVehicle(
        Timetable timetable, List<WasteJourneys> wards, Staff staff, Seed gps, Map<String, Channel> channels)
        implements FamilyModel {

    private static final Duration FIX = Duration.ofSeconds(45);
    private static final Duration WASHED_AFTER = Duration.ofMinutes(45);
    /** A satellite fix is some five metres off. */
    private static final double FIX_DEVIATION_KM = 0.005;

    static WasteVehicle of(Timetable timetable, List<WasteJourneys> wards, Staff staff, Seed seed) {
        return new WasteVehicle(
                timetable,
                wards,
                staff,
                seed.named("gps"),
                Map.of(
                        "temp",
                        Channel.continuous(Signal.daily(3, 15)
                                .plus(Signal.noise(seed.named("temp"), 0.1))
                                .plus(14)),
                        "battery",
                        Channel.continuous(
                                Signal.noise(seed.named("battery"), 0.2).plus(96))));
    }

    @Override
    public List<DeviceEvent> events(Instant from, Instant to) {
        return Chronicle.between(from, to, all(timetable.within(from, to), ward -> ward.within(from, to), from, to));
    }

    @Override
    public List<DeviceEvent> history(Instant since, Instant start) {
        return Chronicle.until(
                start, all(timetable.past(since, start), ward -> ward.past(since, start), Instant.EPOCH, start));
    }

    private Stream<DeviceEvent> all(
            List<Round> rounds, Function<WasteJourneys, Stream<WasteJourney>> told, Instant from, Instant to) {
        return Stream.concat(
                rounds.stream().flatMap(round -> Stream.of(trip(round), doors(round), track(round, from, to))
                        .flatMap(each -> each)),
                wards.stream().flatMap(told).flatMap(this::inTransit));
    }

    private static Stream<DeviceEvent> trip(Round round) {
        var plant = round.vehicle().plant().id();
        return Stream.of(
                new DeviceEvent(
                        round.start(),
                        "vehicle.departed",
                        Map.of(
                                "trip",
                                round.trip(),
                                "to",
                                plant,
                                "planned_minutes",
                                round.route().planned().toMinutes())),
                new DeviceEvent(round.arrival(), "vehicle.arrived", Map.of("trip", round.trip(), "place", plant)),
                new DeviceEvent(
                        round.arrival().plus(WASHED_AFTER),
                        "vehicle.washed",
                        Map.of("trip", round.trip(), "place", plant)));
    }

    private static Stream<DeviceEvent> doors(Round round) {
        Map<String, Object> trip = Map.of("trip", round.trip());
        return round.route().calls().stream()
                .filter(Call::opensTheBox)
                .flatMap(call -> Stream.of(
                        new DeviceEvent(round.start().plus(call.boxOpened()), "door.opened", trip),
                        new DeviceEvent(round.start().plus(call.boxClosed()), "door.closed", trip)));
    }

    /** A fix every 45 seconds while it is out; after the plant it has no load and no trip any more. */
    private Stream<DeviceEvent> track(Round round, Instant from, Instant to) {
        var first = Math.max(0, fixes(round, from));
        var last = Math.min(fixes(round, round.end()), fixes(round, to));
        return LongStream.rangeClosed(first, last).mapToObj(n -> fix(round, FIX.multipliedBy(n)));
    }

    private static long fixes(Round round, Instant until) {
        return Duration.between(round.start(), until).dividedBy(FIX);
    }

    private DeviceEvent fix(Round round, Duration since) {
        var at = round.start().plus(since);
        var motion = round.route().at(since);
        var second = at.getEpochSecond();
        var seen = motion.at()
                .rightOfTheWayTo(round.vehicle().plant().at(), FIX_DEVIATION_KM * gps.gaussian(second))
                .rounded();
        var trip =
                at.isAfter(round.arrival()) ? Map.<String, Object>of() : Map.<String, Object>of("trip", round.trip());
        var details = new TreeMap<>(trip);
        details.putAll(
                Map.of("lat", seen.latitude(), "lon", seen.longitude(), "speed_kmh", Math.round(motion.kmPerHour())));
        return new DeviceEvent(at, "vehicle.position", details);
    }

    private Stream<DeviceEvent> inTransit(WasteJourney journey) {
        return journey.pickup().stream()
                .filter(pickup -> pickup.vehicle().equals(timetable.vehicle().id()))
                .map(pickup -> Scan.of(journey, "in_transit", journey.times().underWay())
                        .by(staff.driver(pickup.vehicle(), pickup.round().start()))
                        .at(pickup.call().at())
                        .with("seal", journey.container().seal())
                        .during(pickup)
                        .event());
    }
}
