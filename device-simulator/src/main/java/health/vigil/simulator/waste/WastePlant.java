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

/** The disposal plant 处置厂: weighs and accepts what arrives, keeps it uncooled and treats it batch by batch. */
record WastePlant(String device, List<WasteJourneys> wards, Staff staff, Map<String, Channel> channels)
        implements FamilyModel {

    static WastePlant of(String device, List<WasteJourneys> wards, Staff staff, Seed seed) {
        var temp = Signal.wander(seed.named("store"), 0.8, Duration.ofHours(1))
                .plus(Signal.daily(1, 15))
                .plus(Signal.noise(seed.named("temp"), 0.08))
                .plus(13);
        return new WastePlant(
                device,
                wards,
                staff,
                Map.of(
                        "temp",
                        Channel.continuous(temp),
                        "weight",
                        Channel.continuous(t -> stock(wards, t) + Math.abs(0.1 * seed.gaussian(t.getEpochSecond())))));
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
        return wards.stream().flatMap(told).flatMap(journey -> journey.pickup().stream()
                .flatMap(pickup -> scans(journey, pickup)));
    }

    private Stream<DeviceEvent> scans(WasteJourney journey, Pickup pickup) {
        return Stream.of(
                arrived(journey, pickup),
                kept(journey, pickup, "accepted", journey.times().accepted()).event(),
                stored(journey, pickup),
                kept(journey, pickup, "treated", journey.times().treated())
                        .with("weight_kg", journey.kg().plant())
                        .with("note", "高温焚烧")
                        .event(),
                kept(journey, pickup, "closed", journey.times().closed()).event());
    }

    private DeviceEvent arrived(WasteJourney journey, Pickup pickup) {
        var at = journey.times().arrived();
        return Scan.of(journey, "arrived", at)
                .by(staff.driver(pickup.vehicle(), pickup.round().start()))
                .to(staff.receiver(pickup.plant(), pickup.arrivalAtPlant()))
                .with("place", pickup.plant())
                .with("seal", journey.container().seal())
                .weighed(journey.kg().plant(), device)
                .during(pickup)
                .event();
    }

    private DeviceEvent stored(WasteJourney journey, Pickup pickup) {
        var at = journey.times().plantStored();
        var temp = channels.get("temp").signal().at(at);
        return kept(journey, pickup, "plant_stored", at)
                .with("temp", Math.round(temp * 10) / 10.0)
                .event();
    }

    private Scan kept(WasteJourney journey, Pickup pickup, String step, Instant at) {
        return Scan.of(journey, step, at)
                .by(staff.receiver(pickup.plant(), pickup.arrivalAtPlant()))
                .with("place", pickup.plant())
                .during(pickup);
    }

    private static double stock(List<WasteJourneys> wards, Instant t) {
        return wards.stream()
                .flatMap(ward -> ward.within(t, t))
                .filter(journey -> journey.times().atPlant(t))
                .mapToDouble(journey -> journey.kg().plant())
                .sum();
    }
}
