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
import java.util.function.Function;
import java.util.stream.Stream;

/** The temporary store 暂存间 of a hospital: containers of all its wards arrive, wait and are handed to the carrier. */
record WasteStore(
        String device,
        List<WasteJourneys> wards,
        List<WasteJourney> overdue,
        Staff staff,
        Map<String, Channel> channels)
        implements FamilyModel {

    private static final String CARRIER = "carrier";

    static WasteStore of(String device, List<WasteJourneys> wards, List<WasteJourney> overdue, Staff staff, Seed seed) {
        return new WasteStore(
                device,
                wards,
                overdue,
                staff,
                Map.of(
                        "weight",
                        Channel.continuous(
                                t -> stock(wards, overdue, t) + Math.abs(0.03 * seed.gaussian(t.getEpochSecond()))),
                        "temp",
                        Channel.continuous(Signal.wander(seed.named("cooling"), 0.8, Duration.ofMinutes(25))
                                .plus(Signal.daily(0.6, 15))
                                .plus(Signal.noise(seed.named("temp"), 0.08))
                                .plus(15.5)),
                        "humidity",
                        Channel.continuous(
                                Signal.noise(seed.named("humidity"), 0.6).plus(58))));
    }

    @Override
    public List<DeviceEvent> events(Instant from, Instant to) {
        return Chronicle.between(from, to, scans(ward -> ward.within(from, to)));
    }

    @Override
    public List<DeviceEvent> history(Instant since, Instant start) {
        return Chronicle.until(start, scans(ward -> ward.past(since, start)));
    }

    private Stream<DeviceEvent> scans(Function<WasteJourneys, Stream<WasteJourney>> told) {
        return Stream.concat(
                wards.stream()
                        .flatMap(told)
                        .flatMap(journey -> Stream.concat(Stream.of(stored(journey)), handedOver(journey))),
                overdue.stream()
                        .flatMap(journey -> Stream.concat(
                                Stream.of(
                                        Scan.packed(journey, staff),
                                        Scan.collected(journey, staff, device),
                                        stored(journey)),
                                handedOver(journey))));
    }

    private DeviceEvent stored(WasteJourney journey) {
        var collected = journey.times().collected();
        return Scan.of(journey, "stored", journey.times().stored())
                .by(staff.porter(journey.site(), collected))
                .to(staff.storekeeper(journey.site(), collected))
                .with("place", journey.site())
                .with("seal", journey.container().seal())
                .with("weight_kg", journey.kg().ward())
                .event();
    }

    private Stream<DeviceEvent> handedOver(WasteJourney journey) {
        var at = journey.times().handedOver();
        if (at.equals(Times.NEVER)) {
            return Stream.empty();
        }
        var scan = Scan.of(journey, "handed_over", at)
                .by(staff.storekeeper(journey.site(), at))
                .with("place", journey.site())
                .with("seal", journey.container().seal())
                .weighed(journey.kg().store(), device);
        var signed = journey.pickup()
                .map(pickup -> scan.to(
                                staff.driver(pickup.vehicle(), pickup.round().start()))
                        .during(pickup))
                .orElseGet(() -> scan.to(staff.driver(CARRIER, at)));
        return Stream.of(signed.event());
    }

    private static double stock(List<WasteJourneys> wards, List<WasteJourney> overdue, Instant t) {
        return Stream.concat(wards.stream().flatMap(ward -> ward.within(t, t)), overdue.stream())
                .filter(journey -> journey.times().inStore(t))
                .mapToDouble(journey -> journey.kg().ward())
                .sum();
    }
}
