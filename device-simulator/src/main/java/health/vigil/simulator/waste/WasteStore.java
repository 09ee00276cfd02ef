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
import java.util.stream.Stream;

/** The temporary store 暂存间 of a hospital: containers of all its wards arrive, wait and are handed to the carrier. */
record WasteStore(String device, List<WasteJourneys> wards, Staff staff, Map<String, Channel> channels)
        implements FamilyModel {

    static WasteStore of(String device, List<WasteJourneys> wards, Staff staff, Seed seed) {
        return new WasteStore(
                device,
                wards,
                staff,
                Map.of(
                        "weight",
                        Channel.continuous(t -> stock(wards, t) + Math.abs(0.03 * seed.gaussian(t.getEpochSecond()))),
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
        return Chronicle.between(from, to, scans(from, to));
    }

    @Override
    public List<DeviceEvent> history(Instant start) {
        return Chronicle.until(start, scans(start.minus(Chronicle.MEMORY), start));
    }

    private Stream<DeviceEvent> scans(Instant from, Instant to) {
        return wards.stream()
                .flatMap(ward -> ward.within(from, to).stream())
                .flatMap(journey -> Stream.concat(
                        Stream.of(stored(journey)),
                        journey.pickup().map(pickup -> handedOver(journey, pickup)).stream()));
    }

    private DeviceEvent stored(WasteJourney journey) {
        var at = journey.times().stored();
        return Scan.of(journey, "stored", at)
                .by(staff.porter(journey.site(), journey.times().collected()))
                .to(staff.storekeeper(journey.site(), journey.times().collected()))
                .with("place", journey.site())
                .with("seal", journey.container().seal())
                .with("weight_kg", journey.kg().ward())
                .event();
    }

    private DeviceEvent handedOver(WasteJourney journey, Pickup pickup) {
        var at = journey.times().handedOver();
        return Scan.of(journey, "handed_over", at)
                .by(staff.storekeeper(journey.site(), at))
                .to(staff.driver(pickup.vehicle(), pickup.round().start()))
                .with("place", journey.site())
                .with("seal", journey.container().seal())
                .weighed(journey.kg().store(), device)
                .during(pickup)
                .event();
    }

    private static double stock(List<WasteJourneys> wards, Instant t) {
        return wards.stream()
                .flatMap(ward -> ward.within(t, t).stream())
                .filter(journey -> journey.times().inStore(t))
                .mapToDouble(journey -> journey.kg().ward())
                .sum();
    }
}
